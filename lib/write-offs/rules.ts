import type { Actor, StaffRole } from '@/lib/core/actor'
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import { rights } from '@/lib/staff/types'
import type { Debt, WriteOffRefusal, WriteOffState } from './types'

/*
 * A debt that nobody will pay is given up by two people of the office: one proposes it with a reason, another confirms it, and
 * never the same ([6.S5]). Until then whoever proposed it may withdraw it, and nobody else.
 * What is given up is what the reminders ask for, no more: what isn't due yet stays, and an order that waits is no debt.
 * The second person decides the amount that the first one saw: paid in part meanwhile, it is proposed again.
 * Undone by a second entry, the debt is back as it was.
 */

/** Who gives debts up: whoever handles money, as staff of the structure. */
export const mayWriteOff = (actor: Actor, structureId: string): boolean => {
  const roles: readonly StaffRole[] = rights['money.handle']
  return actor.kind === 'staff' && actor.structureId === structureId && roles.includes(actor.role)
}

/** What an order owes today, in cents. */
export const sumDebt = ({ amounts }: Pick<Debt, 'amounts'>): number =>
  amounts.reduce((total, { amountCents }) => total + amountCents, 0)

function checkDebt({ orderStatus, amounts, isUnderWay, isFileOpen }: Debt): Verdict<WriteOffRefusal> {
  if (orderStatus === 'pending') return refuse('order_waits')
  if (!isFileOpen) return refuse('file_ended')
  if (isUnderWay) return refuse('payment_under_way')
  return amounts.length > 0 ? allow : refuse('nothing_due')
}

/** A debt is proposed once at a time, while it is one. */
export function checkProposal(debt: Debt, hasWaiting: boolean): Verdict<WriteOffRefusal> {
  return hasWaiting ? refuse('already_proposed') : checkDebt(debt)
}

type Proposed = { state: WriteOffState; proposedBy: string; amountCents: number }

/** Another person decides, once; a refusal needs no debt any more. */
export function checkDecision(
  proposal: Proposed,
  { accountId, isConfirmed, debt }: { accountId: string; isConfirmed: boolean; debt: Debt },
): Verdict<WriteOffRefusal> {
  if (proposal.state !== 'proposed') return refuse('not_waiting')
  if (proposal.proposedBy === accountId) return refuse('same_person')
  if (!isConfirmed) return allow
  const verdict = checkDebt(debt)
  if (!verdict.ok) return verdict.refusal === 'nothing_due' ? refuse('amount_changed') : verdict
  return sumDebt(debt) === proposal.amountCents ? allow : refuse('amount_changed')
}

/** Whoever proposed takes it back, as long as nobody decided. */
export function checkWithdrawal(proposal: Omit<Proposed, 'amountCents'>, accountId: string): Verdict<WriteOffRefusal> {
  if (proposal.state !== 'proposed') return refuse('not_waiting')
  return proposal.proposedBy === accountId ? allow : refuse('not_author')
}

/** What was given up is asked for again, while its client is there. */
export function checkUndoing(state: WriteOffState, isFileOpen: boolean): Verdict<WriteOffRefusal> {
  if (state !== 'confirmed') return refuse('not_confirmed')
  return isFileOpen ? allow : refuse('file_ended')
}
