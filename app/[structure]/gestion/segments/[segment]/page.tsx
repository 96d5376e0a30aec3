import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '@/components/ui/page-header'
import { isId } from '@/lib/core/ids'
import { requireStaff } from '@/lib/gate/actor'
import { findSegment } from '@/lib/segments/queries/list-segments'
import { viewInput } from '@/lib/segments/schema'
import { rights } from '@/lib/staff/types'
import { type Search, SegmentDesk } from '../segment-desk'
import { SegmentDone } from '../segment-done'

type Props = { params: Promise<{ structure: string; segment: string }>; searchParams: Promise<Search> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('segments'))('title') }
}

/** A saved segment: who answers it today, and its conditions to change ([2.D2]). */
export default async function SegmentPage({ params, searchParams }: Props) {
  const { structure: slug, segment: id } = await params
  const list = `/${slug}/gestion/segments`
  const { actor, structure } = await requireStaff(slug, `${list}/${id}`, rights['segments.use'])
  const segment = isId(id) ? await findSegment(actor, id) : null
  if (!segment) notFound()
  const [t, search] = await Promise.all([getTranslations('segments.builder'), searchParams])
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader eyebrow={<a href={list}>{t('back')}</a>} title={segment.name} className="pb-0" />
      <SegmentDone slug={slug} done={viewInput.parse(search)} />
      <SegmentDesk path={`${list}/${id}`} actor={actor} structure={structure} search={search} segment={segment} />
    </div>
  )
}
