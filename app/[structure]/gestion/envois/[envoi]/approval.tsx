import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Details } from '@/components/ui/details'
import { Textarea } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Staff } from '@/lib/core/actor'
import { clock } from '@/lib/core/clock'
import { approveDraftAction, declineDraftAction } from '@/lib/drafts/actions'
import { findRoster } from '@/lib/drafts/queries/find-roster'
import type { Draft } from '@/lib/drafts/queries/get-draft'
import { listAuthors } from '@/lib/drafts/queries/list-authors'
import { findPlan } from '@/lib/mailings/queries/find-plan'
import { hasRight } from '@/lib/staff/rules'
import { Panel } from '../../panel'
import { Authors } from './authors-panel'
import { Preview } from './preview'
import { RosterChanges } from './readers-panel'

type Props = { actor: Staff; slug: string; draft: Draft; asked: number | null }

/** A message that waits for an admin: read, then approved or declined with a reason; its author sees that it waits ([2.C9] [2.C10]). */
export async function Approval({ actor, slug, draft, asked }: Props) {
  const t = await getTranslations('drafts.approval')
  const path = `/${slug}/gestion/envois/${draft.id}`
  const decides = hasRight(actor.role, 'messages.approve')
  return (
    <div className="grid min-w-0 items-start gap-6 2xl:grid-cols-[minmax(0,1fr)_minmax(0,44rem)]">
      {decides ? <Decision actor={actor} slug={slug} draft={draft} /> : <Notice>{t('waiting')}</Notice>}
      <Preview draft={draft} path={path} asked={asked} />
    </div>
  )
}

async function Decision({ actor, slug, draft }: Omit<Props, 'asked'>) {
  const [plan, roster, t] = await Promise.all([
    findPlan(actor, draft.id, await clock()),
    findRoster(actor, draft),
    getTranslations('drafts.approval'),
  ])
  const known = { structure: slug, envoi: draft.id, revision: String(draft.revision) }
  return (
    <Panel id="approuver" title={t('title')}>
      <p>{t('lead', { author: draft.author, count: plan?.chosen.length ?? draft.recipientCount })}</p>
      {roster ? <RosterChanges roster={{ left: roster.left, came: [] }} /> : null}
      {draft.kind === 'joint' ? <Authors authors={await listAuthors(draft.id)} /> : null}
      {draft.reason ? <p>{t('reason', { reason: draft.reason })}</p> : null}
      <ActionForm action={approveDraftAction}>
        <HiddenFields {...known} />
        <div>
          <SubmitButton icon="check">{t('approve')}</SubmitButton>
        </div>
      </ActionForm>
      <Details summary={t('decline')}>
        <ActionForm action={declineDraftAction}>
          <HiddenFields {...known} />
          <Textarea
            name="raison"
            label={t('declineReason')}
            help={t('declineHelp')}
            rows={3}
            maxLength={500}
            required
          />
          <div>
            <SubmitButton look="quiet">{t('decline')}</SubmitButton>
          </div>
        </ActionForm>
      </Details>
    </Panel>
  )
}
