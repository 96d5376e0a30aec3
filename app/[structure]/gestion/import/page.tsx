import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Details } from '@/components/ui/details'
import { FileInput } from '@/components/ui/file-input'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { type Column, Records } from '@/components/ui/records'
import { SubmitButton } from '@/components/ui/submit-button'
import { formatInstant } from '@/lib/core/formatting'
import { requireStaff } from '@/lib/gate/actor'
import { previewImport } from '@/lib/imports/actions'
import { type ImportRow, listImports } from '@/lib/imports/queries/list-imports'
import { listColumns } from '@/lib/imports/rules'
import { mostImportBytes } from '@/lib/imports/types'
import { rights } from '@/lib/staff/types'

type Props = { params: Promise<{ structure: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('imports'))('title') }
}

/** What a school brings from elsewhere: a file to read, and the imports that were ([1.H10]). */
export default async function ImportsPage({ params }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/import`
  const { actor, structure } = await requireStaff(slug, path, rights['files.import'])
  const [rows, t] = await Promise.all([listImports(actor), getTranslations('imports')])
  const columns = listColumns(structure.settings.modules)
  const lead = columns.includes('memberFrom') || columns.includes('credits') ? 'lead' : 'leadPeople'
  return (
    <div className="page grid min-w-0 gap-8">
      <PageHeader title={t('title')} lead={t(lead)} className="pb-0" />
      <Card as="section" className="grid gap-4">
        <h2 className="display text-xl">{t('send.title')}</h2>
        <ActionForm action={previewImport}>
          <HiddenFields structure={slug} />
          <FileInput
            name="file"
            label={t('send.file')}
            help={t('send.help')}
            accept=".csv,.txt,text/csv"
            maxBytes={mostImportBytes}
            tooBig={t('refusals.file_too_big')}
            required
          />
          <div className="flex flex-wrap gap-3">
            <SubmitButton>{t('send.submit')}</SubmitButton>
            <LinkButton href={`${path}/modele`} look="quiet" icon="download">
              {t('send.model')}
            </LinkButton>
          </div>
        </ActionForm>
        <Details summary={t('columnsTitle')}>
          <p className="max-w-prose">{t('columnsText')}</p>
          <p className="mt-2 text-muted">{columns.map((column) => t(`columns.${column}`)).join(' · ')}</p>
        </Details>
      </Card>
      <section className="grid min-w-0 gap-4">
        <h2 className="display text-xl">{t('list.title')}</h2>
        {rows.length === 0 ? (
          <EmptyState icon="download" title={t('list.none')}>
            {t('list.noneText')}
          </EmptyState>
        ) : (
          <ImportList rows={rows} path={path} zone={structure.timeZone} />
        )}
      </section>
    </div>
  )
}

async function ImportList({ rows, path, zone }: { rows: ImportRow[]; path: string; zone: string }) {
  const t = await getTranslations('imports')
  const columns: Column<ImportRow>[] = [
    { key: 'file', label: t('list.file'), cell: ({ id, fileName }) => <a href={`${path}/${id}`}>{fileName}</a> },
    { key: 'at', label: t('list.at'), cell: ({ createdAt }) => formatInstant(createdAt, zone) },
    { key: 'state', label: t('list.state'), cell: ({ state }) => t(`states.${state}`) },
    { key: 'lines', label: t('list.lines'), numeric: true, cell: ({ lines }) => lines },
  ]
  return <Records caption={t('list.title')} columns={columns} rows={rows} />
}
