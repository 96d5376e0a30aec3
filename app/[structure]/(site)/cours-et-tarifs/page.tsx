import type { Metadata } from 'next'
import { CataloguePage, describeCataloguePage } from './catalogue-page'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return describeCataloguePage((await params).structure, {})
}

export default async function OffersPage({ params }: Props) {
  return <CataloguePage structureSlug={(await params).structure} filter={{}} />
}
