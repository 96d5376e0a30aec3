import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { homeSlug } from '@/lib/site/rules'
import { describeSitePage, SitePage } from '../site-page'

export const generateStaticParams = () => []

type Props = { params: Promise<{ structure: string; page: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { structure, page } = await params
  return describeSitePage(structure, page)
}

/** Événementiel, Cadeaux, Location, Contact, the papers, and whatever page a structure adds. */
export default async function StructurePage({ params }: Props) {
  const { structure, page } = await params
  // The first page has one address, the structure's own.
  if (page === homeSlug) notFound()
  return <SitePage structureSlug={structure} slug={page} />
}
