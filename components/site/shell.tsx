import type { ReactNode } from 'react'
import { type FooterStructure, SiteFooter } from './site-footer'
import { SiteHeader } from './site-header'

type Props = {
  structure: FooterStructure
  current?: Parameters<typeof SiteHeader>[0]['current']
  cartCount?: number
  /** To the chapter of the guide about this page, where an address says more than `current`. */
  help?: ReactNode
  children: ReactNode
}

/** Header, main and footer of a page. The link that skips the menu lands on `#contenu`. */
export function SiteShell({ structure, current, cartCount, help, children }: Props) {
  return (
    <>
      <SiteHeader structure={structure} current={current} cartCount={cartCount} />
      <main id="contenu" tabIndex={-1} className="outline-none">
        {children}
      </main>
      <SiteFooter structure={structure} current={current} help={help} />
    </>
  )
}
