import type { Metadata } from 'next'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { fontClasses, SiteScripts } from '@/components/site/frame'
import { NotFoundScene } from '@/components/site/not-found-scene'
import { LinkButton } from '@/components/ui/button'
import { getNonce } from '@/lib/gate/request'
import '@/app/globals.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('site.notFound')
  return { title: t('title'), robots: { index: false } }
}

/** An address that no route knows: several root layouts, so this one brings its own document, under whichever policy its address has ([6.S6]). */
export default async function GlobalNotFound() {
  setRequestLocale('fr')
  const [nonce, t] = await Promise.all([getNonce(), getTranslations('site.notFound')])
  return (
    <html lang="fr" className={fontClasses} suppressHydrationWarning>
      <head>
        <SiteScripts nonce={nonce} />
      </head>
      <body>
        <NotFoundScene>
          <LinkButton href="/">{t('home')}</LinkButton>
        </NotFoundScene>
      </body>
    </html>
  )
}
