import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { findFile } from '@/lib/client-files/queries/get-file'
import { loadMerge } from '@/lib/duplicates/queries/load-merge'
import { undoDays } from '@/lib/duplicates/rules'
import { mergeSearch } from '@/lib/duplicates/schema'
import { requireStaff } from '@/lib/gate/actor'
import { rights } from '@/lib/staff/types'
import { ChooseOther } from './choose-other'
import { MergeForm } from './merge-form'

type Props = {
  params: Promise<{ structure: string; dossier: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('duplicates.merge'))('title') }
}

/** The file that stays, and the one that goes into it: chosen, compared value by value, confirmed ([2.A4]). */
export default async function MergePage({ params, searchParams }: Props) {
  const { structure: slug, dossier } = await params
  const files = `/${slug}/gestion/dossiers`
  const path = `${files}/${dossier}/reunir`
  const { actor, structure } = await requireStaff(slug, path, rights['files.merge'])
  const file = (/^\d{1,9}$/.test(dossier) ? await findFile(actor, Number(dossier)) : null) ?? notFound()
  if (file.mergedInto) redirect(`${files}/${file.mergedInto.number}`)
  const { avec } = mergeSearch.parse(await searchParams)
  const preview = avec === null ? null : await loadMerge(structure.id, { kept: file.number, merged: avec })
  const t = await getTranslations('duplicates.merge')
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        eyebrow={<a href={`${files}/${dossier}`}>{t('back', { number: file.number })}</a>}
        title={t('title')}
        lead={t('lead', { days: undoDays })}
        className="pb-0"
      />
      {preview && preview.kept.id !== preview.merged.id ? (
        preview.kept.status === 'active' && preview.merged.status === 'active' ? (
          <MergeForm slug={slug} preview={preview} currency={structure.currency} />
        ) : (
          <Notice kind="warning" title={t('closed')}>
            {t('closedText')}
          </Notice>
        )
      ) : (
        <ChooseOther slug={slug} actor={actor} file={file} typed={avec} />
      )}
    </div>
  )
}
