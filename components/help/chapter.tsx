import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { PageHeader } from '@/components/ui/page-header'
import { helpPath } from '@/lib/help/rules'
import type { HelpAudience } from '@/lib/help/types'
import type { Structure } from '@/lib/structures/queries'
import { ChapterBody } from './chapter-body'
import { Contact } from './guide'
import { loadChapters } from './load-chapters'

type Props = { structure: Structure; audience: HelpAudience; slug: string; actions?: ReactNode }

/** A chapter of a guide; one that the structure has no use for doesn't exist ([2.F4]). */
export async function Chapter({ structure, audience, slug, actions }: Props) {
  const chapters = await loadChapters(structure, audience)
  const chapter = chapters.find((one) => one.slug === slug) ?? notFound()
  const t = await getTranslations('help')
  const back = (
    <a href={helpPath(structure.slug, audience)} className="inline-flex min-h-11 items-center">
      {t('all')}
    </a>
  )
  return (
    <div className="page grid min-w-0 gap-6 pb-12">
      <PageHeader eyebrow={back} title={chapter.title} className="!pb-0" actions={actions} />
      <ChapterBody body={chapter.body} structure={structure} />
      <Contact structure={structure} />
    </div>
  )
}
