import type { Metadata } from 'next'
import { homeSlug } from '@/lib/site/rules'
import { describeSitePage, SitePage } from './site-page'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return describeSitePage((await params).structure, homeSlug)
}

export default async function HomePage({ params }: Props) {
  return <SitePage structureSlug={(await params).structure} slug={homeSlug} />
}
