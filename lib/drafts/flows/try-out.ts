import 'server-only'
import { renderMail } from '@/emails/render'
import type { Staff } from '@/lib/core/actor'
import { clock } from '@/lib/core/clock'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { composeTrial, openComposer } from '@/lib/mailings/flows/compose-letter'
import { findPlan } from '@/lib/mailings/queries/find-plan'
import { checkWritten } from '@/lib/mailings/rules'
import type { MailingRefusal } from '@/lib/mailings/types'
import { listRoles } from '@/lib/staff/queries'
import { hasRight } from '@/lib/staff/rules'
import type { Right } from '@/lib/staff/types'
import { queueTrial } from '@/lib/templates/commands/queue-trial'
import type { TemplateRefusal } from '@/lib/templates/types'
import { chooseReader } from '../queries/find-reader'
import { findDraft } from '../queries/get-draft'
import type { DraftRefusal } from '../types'

type Refusal = DraftRefusal | MailingRefusal | TemplateRefusal

/** A draft as a reader gets it. */
export type Preview = { subject: string; html: string; text: string }

/** What leaves a text as it is: it is shown while it is put right. */
const shownAllTheSame: readonly string[] = ['has_capitals', 'reason_missing']

/** A draft, and what would stop its text from being sent. */
async function weigh(actor: Staff, draftId: string) {
  const [draft, plan] = await Promise.all([findDraft(actor, draftId), findPlan(actor, draftId, await clock())])
  return draft && plan ? { draft, plan, verdict: checkWritten(draft, plan) } : null
}

/** A teacher reads no file, and sees their message as one of those to whom they write; what others owe is for who handles money ([2.F1]). */
async function findView(actor: Staff) {
  const roles = await listRoles(actor)
  const may = (right: Right) => roles.some((role) => hasRight(role, right))
  return { mayChoose: may('files.see'), seesMoney: may('money.handle') }
}

/** Composes a draft for the reader asked for by the number of their file, else the first one, else somebody imagined ([2.C11]). */
async function composeFor(
  actor: Staff,
  { draft, plan }: NonNullable<Awaited<ReturnType<typeof weigh>>>,
  asked: number | null,
): Promise<Outcome<Preview, Refusal>> {
  const composer = await openComposer(draft.id)
  if (!composer) return refuse('not_found')
  const { structureId } = draft
  const { mayChoose, seesMoney } = await findView(actor)
  const among = mayChoose ? null : plan.chosen.map(({ clientFileId }) => clientFileId)
  const first = plan.chosen[0]?.clientFileId
  const reader = await chooseReader({ structureId, asked, among, first, named: seesMoney ? composer.named : [] })
  const content = composeTrial(composer, reader)
  return accept({ subject: content.subject, ...(await renderMail(content)) })
}

/** A draft shown as it will arrive; with a text that can't be composed, what is wrong with it ([2.C11]). */
export async function previewDraft(
  actor: Staff,
  draftId: string,
  asked: number | null,
): Promise<Outcome<Preview, Refusal>> {
  const weighed = await weigh(actor, draftId)
  if (!weighed) return refuse('not_found')
  const { verdict } = weighed
  return verdict.ok || shownAllTheSame.includes(verdict.refusal) ? composeFor(actor, weighed, asked) : verdict
}

/** 'M’envoyer un essai' ([2.C11]). */
export async function tryOut(actor: Staff, draftId: string): Promise<Outcome<{ address: string }, Refusal>> {
  const weighed = await weigh(actor, draftId)
  if (!weighed) return refuse('not_found')
  if (!weighed.verdict.ok) return weighed.verdict
  const composed = await composeFor(actor, weighed, null)
  if (!composed.ok) return composed
  return queueTrial(actor, `mailing:${draftId}`, { ...composed.value, replyTo: weighed.draft.replyTo })
}
