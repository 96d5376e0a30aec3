import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { Tag, type TagKind } from '@/components/ui/card'
import { Details } from '@/components/ui/details'
import { Textarea } from '@/components/ui/inputs'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { clock } from '@/lib/core/clock'
import { formatNumericDay } from '@/lib/core/formatting'
import { formatCents } from '@/lib/core/money'
import { dayOf, type Instant } from '@/lib/core/time'
import {
  decideWriteOffAction,
  proposeWriteOffAction,
  undoWriteOffAction,
  withdrawWriteOffAction,
} from '@/lib/write-offs/actions'
import { findDebt } from '@/lib/write-offs/queries/find-debt'
import { listWriteOffsOfOrder } from '@/lib/write-offs/queries/list-write-offs'
import { checkProposal, sumDebt } from '@/lib/write-offs/rules'
import type { WriteOff, WriteOffState } from '@/lib/write-offs/types'
import { Panel, type PanelProps } from './panel'

const kinds: Record<WriteOffState, TagKind> = {
  proposed: 'warning',
  confirmed: 'positive',
  refused: 'neutral',
  undone: 'neutral',
  withdrawn: 'neutral',
}

/** What the order owes and nobody will pay: proposed by one person, decided by another, taken back ([6.S5]). */
export async function WriteOffPanel({ actor, structure, order }: PanelProps) {
  const [debt, list, t] = await Promise.all([
    findDebt(structure.id, order.id, await clock()),
    listWriteOffsOfOrder(actor, order.id),
    getTranslations('writeOffs'),
  ])
  const hasWaiting = list.some(({ state }) => state === 'proposed')
  const canPropose = debt !== null && checkProposal(debt, hasWaiting).ok
  if (!canPropose && list.length === 0) return null
  const shared = { slug: structure.slug, zone: structure.timeZone, currency: order.currency }
  const amount = debt ? formatCents(sumDebt(debt), order.currency) : ''
  return (
    <Panel id="abandon" title={t('title')}>
      {list.map((one) =>
        one.state === 'proposed' ? (
          <Waiting key={one.id} {...shared} proposal={one} isOwn={one.proposedBy.accountId === actor.accountId} />
        ) : (
          <Past key={one.id} {...shared} writeOff={one} />
        ),
      )}
      {canPropose ? (
        <>
          <p className="max-w-prose text-muted">{t('lead', { amount })}</p>
          <Details summary={t('open', { amount })}>
            <ActionForm action={proposeWriteOffAction} className="sm:max-w-2xl">
              <HiddenFields structure={structure.slug} number={String(order.number)} />
              <Textarea name="reason" label={t('reason')} help={t('reasonHelp')} rows={3} maxLength={500} required />
              <SubmitButton look="danger" className="justify-self-start">
                {t('propose')}
              </SubmitButton>
            </ActionForm>
          </Details>
        </>
      ) : null}
    </Panel>
  )
}

type Shared = { slug: string; zone: string; currency: string }

/** A proposal, with both answers for whoever didn't make it. */
async function Waiting({ slug, currency, proposal, isOwn }: Shared & { proposal: WriteOff; isOwn: boolean }) {
  const t = await getTranslations('writeOffs')
  const said = { name: proposal.proposedBy.name, amount: formatCents(proposal.amountCents, currency) }
  return (
    <Notice kind="warning" title={t('waiting', said)}>
      <p className="whitespace-pre-line">{proposal.reason}</p>
      {isOwn ? (
        <Withdrawal slug={slug} id={proposal.id} />
      ) : (
        <div className="mt-3 flex flex-wrap gap-3">
          {(['confirm', 'refuse'] as const).map((decision) => (
            <ActionForm key={decision} action={decideWriteOffAction}>
              <HiddenFields structure={slug} abandon={proposal.id} decision={decision} />
              <SubmitButton look={decision === 'confirm' ? 'danger' : 'quiet'}>{t(decision)}</SubmitButton>
            </ActionForm>
          ))}
        </div>
      )}
    </Notice>
  )
}

/** What whoever proposed reads: that another decides, and how to take it back. */
async function Withdrawal({ slug, id }: { slug: string; id: string }) {
  const t = await getTranslations('writeOffs')
  return (
    <>
      <p className="mt-2">{t('waitsForOther')}</p>
      <Details summary={t('withdraw')}>
        <ActionForm action={withdrawWriteOffAction}>
          <HiddenFields structure={slug} abandon={id} />
          <p className="max-w-prose">{t('withdrawText')}</p>
          <SubmitButton look="quiet" className="justify-self-start">
            {t('withdrawSubmit')}
          </SubmitButton>
        </ActionForm>
      </Details>
    </>
  )
}

/** What was decided, by whom; in force, it can be taken back with a reason. */
async function Past({ slug, zone, currency, writeOff }: Shared & { writeOff: WriteOff }) {
  const t = await getTranslations('writeOffs')
  const { id, state, reason, proposedBy, proposedAt, decidedBy, decidedAt, undoneBy, undoneAt, undoneReason } = writeOff
  const amount = formatCents(writeOff.amountCents, currency)
  const day = (at: Instant) => formatNumericDay(dayOf(at, zone))
  return (
    <div className="grid gap-1">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Tag kind={kinds[state]}>{t(`states.${state}`)}</Tag>
        <span>{t('line', { amount, name: proposedBy.name, day: day(proposedAt) })}</span>
        {decidedBy && decidedAt ? (
          <span>
            {t(state === 'withdrawn' ? 'withdrawnOn' : 'decidedBy', { name: decidedBy, day: day(decidedAt) })}
          </span>
        ) : null}
        {undoneBy && undoneAt ? <span>{t('undoneBy', { name: undoneBy, day: day(undoneAt) })}</span> : null}
      </p>
      <p className="text-sm whitespace-pre-line text-muted">{[reason, undoneReason].filter(Boolean).join('\n')}</p>
      {state === 'confirmed' ? (
        <Details summary={t('undo')}>
          <ActionForm action={undoWriteOffAction} className="sm:max-w-2xl">
            <HiddenFields structure={slug} abandon={id} />
            <Textarea name="reason" label={t('undoReason')} rows={2} maxLength={500} required />
            <SubmitButton look="quiet" className="justify-self-start">
              {t('undoSubmit', { amount })}
            </SubmitButton>
          </ActionForm>
        </Details>
      ) : null}
    </div>
  )
}
