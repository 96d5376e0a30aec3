import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Card, Tag } from '@/components/ui/card'
import { Textarea } from '@/components/ui/inputs'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { List } from '@/components/ui/table'
import { checkInvitation } from '@/lib/client-files/rules'
import type { FileRow } from '@/lib/client-files/types'
import { inviteFilesAction, noteFilesAction } from '@/lib/finder/actions'
import { listNumbered } from '@/lib/finder/queries/list-files'
import { bulkInput } from '@/lib/finder/schema'
import { requireStaff } from '@/lib/gate/actor'
import { rights } from '@/lib/staff/types'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('files.bulk'))('title') }
}

/** What would be done to each of the ticked clients, before it is ([2.A9] [2.A12]). */
export default async function SeveralFilesPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/dossiers`
  const { actor } = await requireStaff(slug, `${path}/ensemble`, rights['files.edit'])
  const asked = bulkInput.safeParse(await searchParams)
  const rows = asked.success ? await listNumbered(actor, asked.data.numbers) : []
  const t = await getTranslations('files.bulk')
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        eyebrow={<a href={path}>{t('back')}</a>}
        title={asked.success ? t(`gestures.${asked.data.gesture}`) : t('title')}
        lead={rows.length > 0 ? t('lead', { count: rows.length }) : undefined}
        className="pb-0"
      />
      {!asked.success || rows.length === 0 ? (
        <EmptyState icon="users" title={t('nothing')} action={<LinkButton href={path}>{t('back')}</LinkButton>}>
          {t('nothingText')}
        </EmptyState>
      ) : asked.data.gesture === 'note' ? (
        <NotePreview slug={slug} rows={rows} />
      ) : (
        <InvitePreview slug={slug} rows={rows} />
      )}
    </div>
  )
}

const Ticked = ({ rows }: { rows: FileRow[] }) =>
  rows.map(({ id, number }) => <input key={id} type="hidden" name="dossier" value={number} />)

function NotePreview({ slug, rows }: { slug: string; rows: FileRow[] }) {
  const t = useTranslations('files.bulk')
  return (
    <>
      <Card>
        <ActionForm action={noteFilesAction} className="grid gap-4">
          <HiddenFields structure={slug} />
          <Ticked rows={rows} />
          <Textarea name="body" label={t('body')} help={t('bodyHelp')} required maxLength={4000} />
          <SubmitButton className="justify-self-start">{t('confirmNote', { count: rows.length })}</SubmitButton>
        </ActionForm>
      </Card>
      <Names rows={rows} />
    </>
  )
}

/** Why nobody is invited with a file; null when they will be. */
function refusalOf({ status, email, hasLogin: isOpen }: FileRow) {
  const verdict = checkInvitation({ status, email, isOpen })
  return verdict.ok ? null : verdict.refusal
}

function InvitePreview({ slug, rows }: { slug: string; rows: FileRow[] }) {
  const t = useTranslations('files.bulk')
  const invited = rows.filter((row) => refusalOf(row) === null)
  return (
    <>
      {invited.length > 0 ? (
        <Card>
          <ActionForm action={inviteFilesAction} className="grid gap-4">
            <HiddenFields structure={slug} />
            <Ticked rows={invited} />
            <p>{t('inviteText', { count: invited.length })}</p>
            <SubmitButton className="justify-self-start">{t('confirmInvite', { count: invited.length })}</SubmitButton>
          </ActionForm>
        </Card>
      ) : null}
      <Names rows={rows} isInvitation />
    </>
  )
}

function Names({ rows, isInvitation = false }: { rows: FileRow[]; isInvitation?: boolean }) {
  const t = useTranslations('files.bulk')
  const refusals = useTranslations('people.portal.refusals')
  return (
    <List label={t('names')}>
      {rows.map((row) => {
        const refusal = isInvitation ? refusalOf(row) : null
        return (
          <li key={row.id} className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <span className="font-semibold">
              {row.lastName} {row.firstName}
            </span>
            <span className="text-sm break-all text-muted">{row.email}</span>
            {isInvitation ? (
              <Tag kind={refusal ? 'neutral' : 'positive'}>{refusal ? refusals(refusal as never) : t('invited')}</Tag>
            ) : null}
          </li>
        )
      })}
    </List>
  )
}
