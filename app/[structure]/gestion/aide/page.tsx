import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Guide } from '@/components/help/guide'
import { requireStaff } from '@/lib/gate/actor'
import { helpSearch } from '@/lib/help/schema'
import { staffRoles } from '@/lib/staff/types'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('help'))('staffTitle') }
}

/** The guide of the office ([2.F4]). */
export default async function OfficeHelpPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const { structure } = await requireStaff(slug, `/${slug}/gestion/aide`, staffRoles)
  const { q } = helpSearch.parse(await searchParams)
  return <Guide structure={structure} audience="staff" asked={q} />
}
