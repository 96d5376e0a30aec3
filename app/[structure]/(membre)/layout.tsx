import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { FooterHelp } from '@/components/help/footer-help'
import { BareDocument } from '@/components/site/bare-document'
import { describePersonalPages, siteViewport } from '@/components/site/document'
import { accentOf, fontClasses, SiteScripts } from '@/components/site/frame'
import { SiteShell } from '@/components/site/shell'
import { findContext, identityOf } from '@/lib/gate/actor'
import { getNonce } from '@/lib/gate/request'
import { getCartCount } from '@/lib/gate/visitor-cart'
import { PortalFrame } from '../portal-frame'
import '@/app/globals.css'

type Props = { params: Promise<{ structure: string }>; children: ReactNode }

export const viewport = siteViewport

export async function generateMetadata({ params }: Omit<Props, 'children'>): Promise<Metadata> {
  const context = await findContext((await params).structure)
  return context ? describePersonalPages(context.structure, identityOf(context)) : {}
}

/** Personal pages: rendered for each request, never stored, under a policy with a nonce ([6.S6]). It decides nothing. */
export default async function MemberRootLayout({ params, children }: Props) {
  setRequestLocale('fr')
  const context = await findContext((await params).structure)
  if (!context) return <BareDocument nonce={await getNonce()}>{children}</BareDocument>
  const { structure } = context
  const [cartCount, nonce, messages] = await Promise.all([getCartCount(structure.slug), getNonce(), getMessages()])
  return (
    <html lang="fr" className={fontClasses} {...accentOf(structure)} suppressHydrationWarning>
      <head>
        <SiteScripts nonce={nonce} />
      </head>
      {/* On phones the bar of four items stays over the foot of the page: room is left for it. */}
      <body className="has-[[data-bottom-bar]]:pb-16 sm:has-[[data-bottom-bar]]:pb-0">
        <NextIntlClientProvider messages={{ common: messages.common, accounts: { errors: messages.accounts.errors } }}>
          <PortalFrame context={context}>
            <SiteShell structure={structure} cartCount={cartCount} help={<FooterHelp slug={structure.slug} />}>
              {children}
            </SiteShell>
          </PortalFrame>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
