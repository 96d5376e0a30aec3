import { setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { fontClasses, SiteScripts } from '@/components/site/frame'
import '@/app/globals.css'

export default function PortalLayout({ children }: { children: ReactNode }) {
  setRequestLocale('fr')
  return (
    <html lang="fr" className={fontClasses} suppressHydrationWarning>
      <head>
        <SiteScripts />
      </head>
      <body>{children}</body>
    </html>
  )
}
