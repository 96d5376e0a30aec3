import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { Records } from '@/components/ui/records'
import { findDraft } from '@/lib/drafts/queries/get-draft'
import { requireStaff } from '@/lib/gate/actor'
import { findProgress, listRecipientRows } from '@/lib/mailings/queries/find-progress'
import { recipientsSearch } from '@/lib/mailings/schema'
import { outcomes, type RecipientRow } from '@/lib/mailings/types'
import { hasRight } from '@/lib/staff/rules'
import { staffRoles } from '@/lib/staff/types'
import { Chips } from '../../../chips'
import { Pager } from '../../../pager'
import { TooManyLines } from '../../../too-many-lines'

type Props = {
  params: Promise<{ structure: string; envoi: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('mailings.progress'))('list') }
}

const perPage = 50

/** Whom a message was for, and what became of it for each ([2.C6]). */
export default async function RecipientsPage({ params, searchParams }: Props) {
  const { structure: slug, envoi } = await params
  const path = `/${slug}/gestion/envois/${envoi}/destinataires`
  const { actor } = await requireStaff(slug, path, staffRoles)
  const mailing = await findDraft(actor, envoi)
  if (!mailing) notFound()
  const asked = await searchParams
  const { etat, page } = recipientsSearch.parse(asked)
  const [{ rows, total }, { counts }, t] = await Promise.all([
    listRecipientRows(mailing, { outcome: etat, page, perPage }),
    findProgress(mailing),
    getTranslations('mailings'),
  ])
  const present = outcomes.filter((outcome) => (counts[outcome] ?? 0) > 0)
  const hrefOf = (outcome: string | null) => (outcome ? `${path}?etat=${outcome}` : path)
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        eyebrow={<a href={`/${slug}/gestion/envois/${envoi}`}>{mailing.subject || t('list.untitled')}</a>}
        title={t('progress.list')}
        className="pb-0"
        actions={
          <LinkButton look="quiet" icon="download" href={`${path}.csv${etat ? `?etat=${etat}` : ''}`}>
            {t('progress.csv')}
          </LinkButton>
        }
      />
      <TooManyLines asked={asked} />
      <Chips
        label={t('progress.became')}
        all={t('progress.all')}
        chosen={etat}
        choices={present.map((value) => ({ value, label: `${t(`outcomes.${value}`)} (${counts[value]})` }))}
        hrefOf={hrefOf}
      />
      {rows.length === 0 ? <p className="text-muted">{t('progress.none')}</p> : null}
      {rows.length > 0 ? <Rows slug={slug} rows={rows} opensFiles={hasRight(actor.role, 'files.see')} /> : null}
      <Pager
        page={page}
        pages={Math.ceil(total / perPage)}
        hrefOf={(next) => `${hrefOf(etat)}${etat ? '&' : '?'}page=${next}`}
      />
    </div>
  )
}

type RowsProps = { slug: string; rows: RecipientRow[]; opensFiles: boolean }

async function Rows({ slug, rows, opensFiles }: RowsProps) {
  const t = await getTranslations('mailings')
  const person = ({ number, firstName, lastName }: RecipientRow) => {
    if (number === null) return <span className="text-muted">{t('progress.gone')}</span>
    const name = `${firstName} ${lastName}`
    return opensFiles ? <a href={`/${slug}/gestion/dossiers/${number}`}>{name}</a> : name
  }
  return (
    <Records
      caption={t('progress.list')}
      rows={rows}
      columns={[
        { key: 'person', label: t('progress.person'), cell: person },
        {
          key: 'address',
          label: t('progress.address'),
          cell: ({ address }) => <span className="break-all">{address ?? ''}</span>,
        },
        {
          key: 'became',
          label: t('progress.became'),
          cell: ({ outcome, lastError }) => (
            <>
              {t(`outcomes.${outcome}`)}
              {lastError ? <span className="block text-sm text-muted">{lastError}</span> : null}
            </>
          ),
        },
      ]}
    />
  )
}
