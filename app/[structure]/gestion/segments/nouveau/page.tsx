import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/gate/actor'
import { viewInput } from '@/lib/segments/schema'
import { rights } from '@/lib/staff/types'
import { type Search, SegmentDesk } from '../segment-desk'
import { SegmentDone } from '../segment-done'

type Props = { params: Promise<{ structure: string }>; searchParams: Promise<Search> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('segments.builder'))('newTitle') }
}

/** A query being built, not kept yet ([2.D1]). */
export default async function NewSegmentPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const list = `/${slug}/gestion/segments`
  const path = `${list}/nouveau`
  const { actor, structure } = await requireStaff(slug, path, rights['segments.use'])
  const [t, search] = await Promise.all([getTranslations('segments.builder'), searchParams])
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader eyebrow={<a href={list}>{t('back')}</a>} title={t('newTitle')} className="pb-0" />
      <SegmentDone slug={slug} done={viewInput.parse(search)} />
      <SegmentDesk path={path} actor={actor} structure={structure} search={search} segment={null} />
    </div>
  )
}
