import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { CheckboxGroup } from '@/components/ui/checkbox-group'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Staff } from '@/lib/core/actor'
import { clock } from '@/lib/core/clock'
import type { Refusal } from '@/lib/core/outcome'
import { sendDraftAction } from '@/lib/drafts/actions'
import type { Draft } from '@/lib/drafts/queries/get-draft'
import { checkPoints } from '@/lib/drafts/types'
import { findPlan } from '@/lib/mailings/queries/find-plan'
import { checkReach, computeQuotaLeft, leavesAtOnce, needsApproval } from '@/lib/mailings/rules'
import { type MailingRefusal, type Plan, skipReasons } from '@/lib/mailings/types'
import { hasRight } from '@/lib/staff/rules'
import { Panel } from '../../panel'
import { Preview } from './preview'
import { ReadersPanel } from './readers-panel'

type Props = { actor: Staff; slug: string; draft: Draft; asked: number | null }
type Shown = { slug: string; path: string; draft: Draft; plan: Plan }

/** The last look before a message leaves: to how many, what the plan signals, and the list to tick ([2.C6] [2.C7] [2.C11]). */
export async function CheckPanel({ actor, slug, draft, asked }: Props) {
  const [plan, t] = await Promise.all([findPlan(actor, draft.id, await clock()), getTranslations('drafts.check')])
  if (!plan) return null
  const path = `/${slug}/gestion/envois/${draft.id}`
  const waits = needsApproval({ kind: draft.kind, isByAdmin: hasRight(actor.role, 'messages.approve') }, plan.settings)
  const reach = checkReach(draft, plan)
  const shown = { slug, path, draft, plan }
  return (
    <div className="grid min-w-0 items-start gap-6 2xl:grid-cols-[minmax(0,1fr)_minmax(0,44rem)]">
      <div className="grid min-w-0 gap-6">
        <ReadersPanel actor={actor} slug={slug} draft={draft} isCheck />
        <Panel id="verifier" title={t('title')}>
          <Counted plan={plan} isJoint={draft.kind === 'joint'} />
          {reach.ok ? <SendForm {...shown} waits={waits} /> : <Held {...shown} refused={reach} />}
        </Panel>
      </div>
      <Preview draft={draft} path={path} asked={asked} step="verifier" />
    </div>
  )
}

/** What no tick lifts, and where one narrows whom it goes to ([2.C6]). */
async function Held({ slug, path, draft, refused }: Shown & { refused: Refusal<MailingRefusal> }) {
  const [t, refusals] = await Promise.all([getTranslations('drafts.check'), getTranslations('drafts.refusals')])
  return (
    <>
      <Notice kind="danger" role="alert">
        {refusals(refused.refusal, refused.detail as never)}
      </Notice>
      <div className="flex flex-wrap gap-3">
        {draft.segmentId ? (
          <LinkButton href={`/${slug}/gestion/segments/${draft.segmentId}`}>{t('narrow')}</LinkButton>
        ) : null}
        <LinkButton look="quiet" href={path}>
          {t('back')}
        </LinkButton>
      </div>
    </>
  )
}

async function SendForm({ slug, path, draft, plan, waits }: Shown & { waits: boolean }) {
  const t = await getTranslations('drafts.check')
  return (
    <ActionForm action={sendDraftAction}>
      <HiddenFields structure={slug} envoi={draft.id} revision={String(draft.revision)} />
      <Warnings plan={plan} />
      {draft.kind === 'one' ? null : (
        <CheckboxGroup
          name="verifie"
          label={t('ticks')}
          options={checkPoints.map((value) => ({ value, label: t(`list.${value}`) }))}
        />
      )}
      <p className="text-muted">{waits ? t('approval') : leavesAtOnce(draft.kind) ? t('now') : t('soon')}</p>
      <div className="flex flex-wrap gap-3">
        <SubmitButton icon="mail">{waits ? t('submitApproval') : t('submit')}</SubmitButton>
        <LinkButton look="quiet" href={path}>
          {t('back')}
        </LinkButton>
      </div>
    </ActionForm>
  )
}

/** How many get it, who doesn't and why, and what the sender may still send. */
async function Counted({ plan, isJoint }: { plan: Plan; isJoint: boolean }) {
  const t = await getTranslations('drafts.check')
  const count = plan.chosen.length
  const left = skipReasons.flatMap((reason) => {
    const skipped = plan.skipped.filter((candidate) => candidate.reason === reason).length
    return skipped > 0 ? [t(`skipped.${reason}`, { count: skipped })] : []
  })
  return (
    <div className="grid gap-2">
      <p className="display text-2xl">{t('count', { count })}</p>
      {left.length > 0 ? (
        <ul className="grid gap-1 text-muted">
          {left.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : null}
      <p className="text-muted">
        {isJoint ? t('beyond') : t('quota', { left: computeQuotaLeft(plan.quota), max: plan.quota.max })}
      </p>
    </div>
  )
}

async function Warnings({ plan: { warnings, settings } }: { plan: Plan }) {
  const t = await getTranslations('drafts.check')
  if (warnings.length === 0) return null
  const options = warnings.map((value) => ({
    value,
    label: t(`warnings.${value}`, { months: settings.announcementMonths }),
  }))
  return (
    <Notice kind="warning" title={t('warningsTitle')}>
      <CheckboxGroup name="signale" label="" options={options} />
    </Notice>
  )
}
