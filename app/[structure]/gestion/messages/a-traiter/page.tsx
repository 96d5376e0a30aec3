import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Card, Tag } from '@/components/ui/card'
import { EmptyState, PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { formatInstant } from '@/lib/core/formatting'
import { handleTroubleAction } from '@/lib/deliveries/actions'
import { listTroubles } from '@/lib/deliveries/queries/list-failures'
import type { Trouble } from '@/lib/deliveries/types'
import { requireStaff } from '@/lib/gate/actor'
import { rights } from '@/lib/staff/types'
import { AgainForm } from '../again-form'
import { JustDone } from '../just-done'
import { MessageTabs } from '../message-tabs'
import { StateTag } from '../state-tag'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('deliveries.troubles'))('title') }
}

/** What failed otherwise than by a wrong address, or may not have left: an admin's ([2.C2] [6.R12]). */
export default async function TroublesPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/messages/a-traiter`
  const { actor, structure } = await requireStaff(slug, path, rights['messages.troubles'])
  const [troubles, t] = await Promise.all([listTroubles(actor), getTranslations('deliveries.troubles')])
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader title={t('title')} lead={t('lead')} className="pb-0" />
      <MessageTabs actor={actor} slug={slug} />
      <JustDone asked={await searchParams} />
      {troubles.length === 0 ? (
        <EmptyState icon="done" title={t('none')}>
          {t('noneText')}
        </EmptyState>
      ) : (
        <ul className="grid gap-4">
          {troubles.map((trouble) => (
            <TroubleCard key={trouble.id} slug={slug} zone={structure.timeZone} trouble={trouble} />
          ))}
        </ul>
      )}
    </div>
  )
}

async function TroubleCard({ slug, zone, trouble }: { slug: string; zone: string; trouble: Trouble }) {
  const t = await getTranslations('deliveries')
  const { id, subject, reader, recipient, at, state, failureKind, error, holdsSecret } = trouble
  return (
    <Card as="li" className="grid content-start gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="text-xl">
          <a href={`/${slug}/gestion/messages/${id}`}>{subject}</a>
        </h2>
        <p className="text-sm text-muted">{formatInstant(at, zone)}</p>
      </div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 wrap-anywhere">
        {reader ? <a href={`/${slug}/gestion/dossiers/${reader.number}`}>{reader.name}</a> : null}
        {recipient}
        <StateTag state={state} />
        {failureKind ? <Tag>{t(`kinds.${failureKind}`)}</Tag> : null}
      </p>
      <p className="max-w-[42rem]">{holdsSecret ? t('message.secret') : t(`means.${state}`)}</p>
      {error ? (
        <div>
          <h3 className="text-sm text-muted">{t('troubles.words')}</h3>
          <p className="max-w-[42rem] whitespace-pre-line wrap-anywhere">{error}</p>
        </div>
      ) : null}
      <div className="flex flex-wrap gap-3">
        {holdsSecret ? null : <AgainForm slug={slug} message={trouble} list="a-traiter" />}
        <ActionForm action={handleTroubleAction}>
          <HiddenFields structure={slug} message={id} />
          <SubmitButton look="plain" aria-label={t('troubles.handledOf', { subject })}>
            {t('troubles.handled')}
          </SubmitButton>
        </ActionForm>
      </div>
    </Card>
  )
}
