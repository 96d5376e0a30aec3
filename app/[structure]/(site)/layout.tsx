import type { Metadata } from 'next'
import { setRequestLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { BareDocument } from '@/components/site/bare-document'
import { siteViewport } from '@/components/site/document'
import { accentOf, fontClasses, SiteScripts } from '@/components/site/frame'
import { env } from '@/lib/core/env'
import { findStructure } from '@/lib/structures/queries'
import '@/app/globals.css'

/** Cached, correct within a minute of a change, and rendered at the first visit: a build needs no database ([1.A3]). */
export const revalidate = 30
export const generateStaticParams = () => []

type Props = { params: Promise<{ structure: string }>; children: ReactNode }

export const viewport = siteViewport

export async function generateMetadata({ params }: Omit<Props, 'children'>): Promise<Metadata> {
  const structure = await findStructure((await params).structure)
  if (!structure) return {}
  const title = `${structure.name}, ${structure.tagline.toLowerCase()}`
  return {
    metadataBase: new URL(env().APP_URL),
    title: { default: title, template: `%s · ${structure.name}` },
    openGraph: { siteName: structure.name, locale: 'fr_FR', type: 'website' },
    twitter: { card: 'summary_large_image' },
    formatDetection: { telephone: false },
  }
}

export default async function SiteLayout({ params, children }: Props) {
  setRequestLocale('fr')
  const structure = await findStructure((await params).structure)
  if (!structure) return <BareDocument>{children}</BareDocument>
  return (
    <html lang="fr" className={fontClasses} {...accentOf(structure)} suppressHydrationWarning>
      <head>
        <SiteScripts />
      </head>
      <body>{children}</body>
    </html>
  )
}
