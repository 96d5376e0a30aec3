import type { ReactNode } from 'react'

/** The first link of a document; it shows when it has the focus. */
export function SkipLink({ href = '#contenu', children }: { href?: string; children: ReactNode }) {
  return (
    <a
      href={href}
      className="sr-only focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-50 focus:rounded-full focus:bg-ink focus:px-5 focus:py-3 focus:font-semibold focus:text-paper focus:no-underline"
    >
      {children}
    </a>
  )
}
