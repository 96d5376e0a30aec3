import type { Metadata } from 'next'
import { NextIntlClientProvider } from 'next-intl'
import { getMessages, setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { BareDocument } from '@/components/site/bare-document'
import { describePersonalPages, siteViewport } from '@/components/site/document'
import { accentOf, fontClasses, SiteScripts } from '@/components/site/frame'
import { findContext } from '@/lib/gate/actor'
import { getNonce } from '@/lib/gate/request'
import { OfficeHeader } from './office-header'
import '@/app/globals.css'

type Props = { params: Promise<{ structure: string }>; children: ReactNode }

export const viewport = siteViewport

export async function generateMetadata({ params }: Omit<Props, 'children'>): Promise<Metadata> {
  const context = await findContext((await params).structure)
  return context ? describePersonalPages(context.structure) : {}
}

/** The office's pages: rendered for each request, never stored, under a policy with a nonce ([6.S6]). It decides nothing. */
export default async function OfficeRootLayout({ params, children }: Props) {
  setRequestLocale('fr')
  const context = await findContext((await params).structure)
  if (!context) return <BareDocument nonce={await getNonce()}>{children}</BareDocument>
  const { structure, staff, elsewhere } = context
  const [nonce, messages] = await Promise.all([getNonce(), getMessages()])
  return (
    <html lang="fr" className={fontClasses} {...accentOf(structure)} suppressHydrationWarning>
      <head>
        <SiteScripts nonce={nonce} />
      </head>
      <body>
        <NextIntlClientProvider messages={{ common: messages.common, accounts: { errors: messages.accounts.errors } }}>
          <div className="xl:grid xl:grid-cols-[15rem_minmax(0,1fr)]">
            <OfficeHeader structure={structure} staff={staff} elsewhere={elsewhere} />
            <main id="contenu" tabIndex={-1} className="pb-16 outline-none">
              {children}
            </main>
          </div>
        </NextIntlClientProvider>
      </body>
    </html>
  )
}
