import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { FooterHelp } from '@/components/help/footer-help'
import { BareDocument } from '@/components/site/bare-document'
import { describePersonalPages, siteViewport } from '@/components/site/document'
import { accentOf, fontClasses, SiteScripts } from '@/components/site/frame'
import { SiteShell } from '@/components/site/shell'
import { env } from '@/lib/core/env'
import { findContext, identityOf } from '@/lib/gate/actor'
import { getNonce } from '@/lib/gate/request'
import { PortalFrame } from '../portal-frame'
import '@/app/globals.css'

type Props = { params: Promise<{ structure: string }>; children: ReactNode }

export async function generateMetadata({ params }: Omit<Props, 'children'>): Promise<Metadata> {
  const context = await findContext((await params).structure)
  return context ? describePersonalPages(context.structure, identityOf(context)) : {}
}

export const viewport = siteViewport

/**
 * The document of payment pages: its policy alone allows the payment provider's origins ([6.S6]). In the demonstration
 * the stand-in of Stripe's script comes first, so that the official packages find it and load nothing.
 */
export default async function PaymentLayout({ params, children }: Props) {
  setRequestLocale('fr')
  const context = await findContext((await params).structure)
  if (!context) return <BareDocument nonce={await getNonce()}>{children}</BareDocument>
  const { structure } = context
  const [nonce, messages] = await Promise.all([getNonce(), getMessages()])
  const { STRIPE_SCRIPT_URL: standIn } = env()
  return (
    <html lang="fr" className={fontClasses} {...accentOf(structure)} suppressHydrationWarning>
      <head>
        <SiteScripts nonce={nonce} />
        {standIn ? <script nonce={nonce} src={standIn} /> : null}
      </head>
      <body>
        <NextIntlClientProvider messages={{ accounts: { errors: messages.accounts.errors } }}>
          <PortalFrame context={context}>
            <SiteShell structure={structure} current="panier" help={<FooterHelp slug={structure.slug} />}>
              {children}
            </SiteShell>
          </PortalFrame>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
