import { getTranslations } from 'next-intl/server'
import { Tag } from '@/components/ui/card'
import { Figure, Figures } from '@/components/ui/figure'
import { Notice } from '@/components/ui/notice'
import { Progress as ProgressBar } from '@/components/ui/progress'
import { ProgressWatch } from '@/components/ui/progress-watch'
import type { Staff } from '@/lib/core/actor'
import { clock } from '@/lib/core/clock'
import { formatInstant } from '@/lib/core/formatting'
import type { Instant } from '@/lib/core/time'
import type { Draft } from '@/lib/drafts/queries/get-draft'
import { findProgress } from '@/lib/mailings/queries/find-progress'
import { mayWrite } from '@/lib/mailings/rules'
import { type Progress as Counts, type Outcome, outcomes } from '@/lib/mailings/types'
import { listRoles } from '@/lib/staff/queries'
import type { Structure } from '@/lib/structures/queries'
import { Panel } from '../../panel'
import { SteerPanel } from './steer-panel'

type Props = { actor: Staff; structure: Structure; mailing: Draft }
type Shown = Props & { progress: Counts; now: Instant }

const stateWords = {
  to_send: 'toSend',
  sending: 'sending',
  paused: 'paused',
  done: 'done',
  cancelled: 'cancelled',
} as const
type Left = keyof typeof stateWords
const kindOf = { to_send: 'info', sending: 'info', paused: 'warning', done: 'positive', cancelled: 'neutral' } as const

/** Messages move for a while after the last one was written: the page follows them. */
const watchedMs = 15 * 60_000

function isWatched({ mailing, progress, now }: Shown): boolean {
  if (mailing.state === 'to_send' || mailing.state === 'sending') return true
  const isMoving = (progress.counts.queued ?? 0) + (progress.counts.sent ?? 0) > 0
  return isMoving && mailing.finishedAt !== null && now.getTime() - mailing.finishedAt.getTime() < watchedMs
}

/** A message of the office on its way: how far it is, what each one became, and what can still be stopped ([2.C6]). */
export async function Progress(props: Props) {
  const { actor, structure, mailing } = props
  const [progress, now, roles] = await Promise.all([findProgress(mailing), clock(), listRoles(actor)])
  const shown = { ...props, progress, now }
  const t = await getTranslations('mailings')
  const state = mailing.state as Left
  return (
    <>
      <div>
        <Tag kind={kindOf[state]}>{t(`states.${state}`)}</Tag>
      </div>
      <State {...shown} />
      <SteerPanel
        slug={structure.slug}
        mailing={mailing}
        waiting={progress.counts.waiting ?? 0}
        mayResume={mayWrite(roles, mailing.kind)}
      />
      <Summary {...shown} />
      <Panel id="texte" title={t('progress.text')}>
        <p className="max-w-prose whitespace-pre-line">{mailing.body}</p>
        {mailing.reason ? (
          <p className="text-sm text-muted">
            {t('progress.reason')} : {mailing.reason}
          </p>
        ) : null}
      </Panel>
      {isWatched(shown) ? <ProgressWatch /> : null}
    </>
  )
}

/** How far the background is; a quota that holds it says until when. */
async function State({ structure, mailing, progress }: Shown) {
  const t = await getTranslations('mailings.progress')
  const total = mailing.recipientCount
  const waiting = progress.counts.waiting ?? 0
  const { quota } = progress
  const said = stateWords[mailing.state as Left]
  return (
    <section className="grid gap-3" aria-live="polite">
      <ProgressBar
        label={`${t('bar')} : ${t('written', { written: total - waiting, total })}`}
        value={total - waiting}
        max={Math.max(1, total)}
      />
      {quota ? (
        <Notice kind="warning">
          {t('waitsForQuota', {
            max: quota.max,
            author: mailing.author,
            when: formatInstant(quota.frees, structure.timeZone),
          })}
        </Notice>
      ) : (
        <p className="text-muted">{t(said)}</p>
      )}
    </section>
  )
}

/** How many messages came to what; each leads to those it is about. */
async function Summary({ structure, mailing, progress }: Shown) {
  const t = await getTranslations('mailings')
  const path = `/${structure.slug}/gestion/envois/${mailing.id}/destinataires`
  const present = outcomes.filter((outcome) => (progress.counts[outcome] ?? 0) > 0)
  const all = present.reduce((total, outcome) => total + progress.counts[outcome]!, 0)
  if (all === 0) return null
  return (
    <Panel
      id="bilan"
      title={t('progress.summary')}
      actions={
        <a href={path} className="link">
          {t('progress.list')} ({all})
        </a>
      }
    >
      <Figures>
        {present.map((outcome) => (
          <Figure
            key={outcome}
            value={<a href={`${path}?etat=${outcome}`}>{progress.counts[outcome]}</a>}
            label={t(wordOf(outcome))}
          />
        ))}
      </Figures>
    </Panel>
  )
}

const wordOf = (outcome: Outcome) => `outcomes.${outcome}` as const
