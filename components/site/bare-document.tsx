import type { ReactNode } from 'react'
import { fontClasses, SiteScripts } from './frame'

/** The document at the address of no structure: its pages say so themselves, and nothing here belongs to anybody. */
export function BareDocument({ nonce, children }: { nonce?: string; children: ReactNode }) {
  return (
    <html lang="fr" className={fontClasses} suppressHydrationWarning>
      {/* biome-ignore lint/style/noHeadElement: a root layout's document */}
      <head>
        <SiteScripts nonce={nonce} />
      </head>
      <body>{children}</body>
    </html>
  )
}
