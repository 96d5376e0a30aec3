import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Guide } from '@/components/help/guide'
import { getContext } from '@/lib/gate/actor'
import { helpSearch } from '@/lib/help/schema'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('help'))('title') }
}

/** The guide of members, open to anybody: whoever can't log in needs it most ([2.F4]). */
export default async function HelpPage({ params, searchParams }: Props) {
  const { structure } = await getContext((await params).structure)
  const { q } = helpSearch.parse(await searchParams)
  return <Guide structure={structure} audience="member" asked={q} />
}
