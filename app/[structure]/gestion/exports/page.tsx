import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ExportList } from '@/components/exports/export-list'
import { ActionForm } from '@/components/ui/action-form'
import { Notice } from '@/components/ui/notice'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { askStructureExportAction } from '@/lib/exports/actions'
import { listExports } from '@/lib/exports/queries/find-exports'
import { requireStaff } from '@/lib/gate/actor'
import { rights } from '@/lib/staff/types'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exports.office'))('title') }
}

/** All that a structure has, in one zip made in the background ([1.H10]). */
export default async function ExportsPage({ params }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/exports`
  const { actor, structure } = await requireStaff(slug, path, rights['exports.make'])
  const [rows, t] = await Promise.all([listExports(actor), getTranslations('exports.office')])
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader title={t('title')} lead={t('lead')} className="pb-0" />
      <Notice kind="warning">{t('personal')}</Notice>
      <ActionForm action={askStructureExportAction}>
        <HiddenFields structure={slug} />
        <div>
          <SubmitButton icon="download">{t('button')}</SubmitButton>
        </div>
      </ActionForm>
      {rows.length === 0 ? (
        <EmptyState icon="download" title={t('none')}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <ExportList label={t('list')} rows={rows} zone={structure.timeZone} path={path} />
      )}
    </div>
  )
}
