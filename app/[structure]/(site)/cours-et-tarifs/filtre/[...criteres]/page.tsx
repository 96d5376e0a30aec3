import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { filterPath, parseFilter } from '@/lib/catalogue/rules'
import { filterInput } from '@/lib/catalogue/schema'
import type { Filter } from '@/lib/catalogue/types'
import { pathOf } from '@/lib/site/rules'
import { CataloguePage, describeCataloguePage } from '../../catalogue-page'

export const generateStaticParams = () => []

type Props = { params: Promise<{ structure: string; criteres: string[] }> }

/** One choice has one address: another order of the same filters leads to it, anything else doesn't exist ([1.C3]). */
async function readFilter({ params }: Props): Promise<{ structure: string; filter: Filter }> {
  const { structure, criteres } = await params
  const segments = filterInput.safeParse(criteres)
  const reading = parseFilter(segments.success ? segments.data : [''])
  if (reading.kind === 'unknown') notFound()
  if (reading.kind === 'moved')
    permanentRedirect(filterPath(pathOf(structure, 'cours-et-tarifs'), reading.filter) as never)
  return { structure, filter: reading.filter }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { structure, filter } = await readFilter(props)
  return describeCataloguePage(structure, filter)
}

export default async function FilteredOffersPage(props: Props) {
  const { structure, filter } = await readFilter(props)
  return <CataloguePage structureSlug={structure} filter={filter} />
}
