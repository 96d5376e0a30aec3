import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Chapter } from '@/components/help/chapter'
import { getContext } from '@/lib/gate/actor'

type Props = { params: Promise<{ structure: string; chapitre: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('help'))('title') }
}

/** A chapter of the members' guide ([2.F4]). */
export default async function ChapterPage({ params }: Props) {
  const { structure: slug, chapitre } = await params
  const { structure } = await getContext(slug)
  return <Chapter structure={structure} audience="member" slug={chapitre} />
}
