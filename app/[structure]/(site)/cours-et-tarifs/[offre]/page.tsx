import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { setRequestLocale } from 'next-intl/server'
import { JsonLd } from '@/components/site/json-ld'
import { SiteShell } from '@/components/site/shell'
import { findOffer, listOffers } from '@/lib/catalogue/queries/list-offers'
import { slugInput } from '@/lib/catalogue/schema'
import { listNextStarts } from '@/lib/courses/queries/list-next-starts'
import { getStructureOr404 } from '@/lib/gate/actor'
import { describePage } from '../../metadata'
import { describeOffer } from '../../structured-data'
import { OfferDetail } from './offer-detail'

export const generateStaticParams = () => []

type Props = { params: Promise<{ structure: string; offre: string }> }

async function load({ params }: Props) {
  const { structure: structureSlug, offre } = await params
  if (!slugInput.safeParse(offre).success) notFound()
  const structure = await getStructureOr404(structureSlug)
  return { structure, offer: (await findOffer(structure.id, offre)) ?? notFound() }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { structure, offer } = await load(props)
  return describePage({
    structure: structure.slug,
    path: `cours-et-tarifs/${offer.slug}`,
    title: offer.name,
    description: offer.summary,
  })
}

/** The page of an offer ([1.A2]). */
export default async function OfferPage(props: Props) {
  setRequestLocale('fr')
  const { structure, offer } = await load(props)
  const others = (await listOffers(structure.id)).filter(
    (one) => one.id !== offer.id && one.kind !== 'membership' && one.discipline === offer.discipline,
  )
  const courses = offer.kind === 'group' ? await listNextStarts(offer, structure.settings.bookingNoticeHours) : []
  return (
    <SiteShell structure={structure} current="cours-et-tarifs">
      <OfferDetail structure={structure} offer={offer} others={others} courses={courses} />
      <JsonLd data={describeOffer(structure, offer, courses)} />
    </SiteShell>
  )
}
