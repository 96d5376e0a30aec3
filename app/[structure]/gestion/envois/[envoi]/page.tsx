import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import type { Staff } from '@/lib/core/actor'
import { formatInstant } from '@/lib/core/formatting'
import { type Draft, findDraft, listChosenFiles } from '@/lib/drafts/queries/get-draft'
import { listAuthors } from '@/lib/drafts/queries/list-authors'
import { draftSearch } from '@/lib/drafts/schema'
import { requireStaff } from '@/lib/gate/actor'
import { querySchema } from '@/lib/segments/schema'
import { staffRoles } from '@/lib/staff/types'
import type { Structure } from '@/lib/structures/queries'
import { AgreePanel } from './agree-panel'
import { Approval } from './approval'
import { CheckPanel } from './check-panel'
import { DraftEditor } from './draft-editor'
import { Progress } from './progress'

type Search = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ structure: string; envoi: string }>; searchParams: Promise<Search> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('drafts.titles'))('untitled') }
}

/** A message of the office, from its first word to the last mail that it sent: written, checked, approved, sent ([2.C5] [2.C6]). */
export default async function MailingPage({ params, searchParams }: Props) {
  const { structure: slug, envoi } = await params
  const path = `/${slug}/gestion/envois`
  const { actor, structure } = await requireStaff(slug, `${path}/${envoi}`, staffRoles)
  const draft = (await findDraft(actor, envoi)) ?? notFound()
  const [asked, t] = await Promise.all([searchParams, getTranslations('drafts')])
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        eyebrow={<a href={path}>{t('back')}</a>}
        title={draft.state === 'draft' ? await titleOf(draft) : draft.subject || (await titleOf(draft))}
        lead={await leadOf(draft, structure.timeZone)}
        className="pb-0"
      />
      <Step actor={actor} structure={structure} draft={draft} asked={draftSearch.parse(asked)} />
    </div>
  )
}

type StepProps = { actor: Staff; structure: Structure; draft: Draft; asked: ReturnType<typeof draftSearch.parse> }

async function Step({ actor, structure, draft, asked }: StepProps): Promise<ReactNode> {
  const t = await getTranslations('drafts.done')
  const { slug } = structure
  const isAuthor = draft.authorId === actor.accountId
  const said = asked.fait ? (
    <Notice kind="positive" role="status">
      {t(asked.fait, { address: draft.authorEmail ?? '' })}
    </Notice>
  ) : null
  if (draft.state === 'awaiting_approval') {
    return (
      <>
        {said}
        <Approval actor={actor} slug={slug} draft={draft} asked={asked.pour ?? null} />
      </>
    )
  }
  if (draft.state !== 'draft' && draft.state !== 'declined')
    return <Progress actor={actor} structure={structure} mailing={draft} />
  // An admin may read what a colleague is writing once it is sent; until then it is theirs, and of whoever announces with them.
  if (!isAuthor) {
    const authors = await listAuthors(draft.id)
    const mine = authors.find(({ accountId }) => accountId === actor.accountId) ?? notFound()
    return (
      <>
        {said}
        <AgreePanel slug={slug} draft={draft} authors={authors} hasAgreed={mine.hasAgreed} />
      </>
    )
  }
  return (
    <>
      {said}
      {asked.etape === 'verifier' ? (
        <CheckPanel actor={actor} slug={slug} draft={draft} asked={asked.pour ?? null} />
      ) : (
        <DraftEditor
          actor={actor}
          structure={structure}
          draft={draft}
          again={asked.reprise ?? ''}
          asked={asked.pour ?? null}
          error={asked.erreur}
        />
      )}
    </>
  )
}

async function titleOf(draft: Draft): Promise<string> {
  const t = await getTranslations('drafts.titles')
  const [reader] = draft.kind === 'one' ? await listChosenFiles(draft) : []
  return t(draft.kind, { name: reader ? `${reader.firstName} ${reader.lastName}` : '' })
}

async function leadOf(draft: Draft, zone: string): Promise<string> {
  const t = await getTranslations('drafts')
  const address = draft.replyTo
  if (draft.kind === 'one') return t('leads.one', { address })
  if (draft.audience !== 'service') {
    return t(`leads.${draft.audience}`, { segment: draft.segment ?? (await placeOf(draft)), address })
  }
  const when = draft.sessionAt ? t('session', { when: formatInstant(draft.sessionAt, zone) }) : ''
  const { length: count } = await listChosenFiles(draft)
  return t('leads.participants', { course: draft.course ?? '', when, count, address })
}

/** Whom a message without a saved segment goes to: a country, where several organisers announce together. */
async function placeOf({ query }: Draft): Promise<string> {
  const asked = querySchema.safeParse(query)
  if (!asked.success || asked.data.kind !== 'country') return (await getTranslations('drafts'))('noSegment')
  return (await getTranslations('people.countries'))(asked.data.country)
}
