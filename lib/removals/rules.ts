import type { ClientFileStatus } from '@/lib/client-files/types'
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import { addMonths, type Day } from '@/lib/core/time'
import {
  type Balance,
  balances,
  type RemovalFacts,
  type RemovalRefusal,
  type RemovalVerdict,
  type RestorationRefusal,
  type RetentionCategory,
} from './types'

/*
 * Somebody may ask to be removed, or the office for them ([2.A6]). First of all nothing may be owed, one way or the other.
 * Then nothing may be to come. What was invoiced or attended is kept as far as the law asks, without the person's data;
 * whoever left nothing behind is deleted, completely.
 * What is kept for a time is kept no longer than that ([6.L1]).
 */

/** Whatever is owed or held, by the client or by the structure: none of it may be left. */
export const listBalances = (facts: Record<Balance, number>): Balance[] => balances.filter((name) => facts[name] !== 0)

/** The four outcomes of a request to be removed, in their order: the balance always comes first. */
export function decideRemoval(facts: RemovalFacts): RemovalVerdict {
  if (listBalances(facts).length > 0) return { ok: false, refusal: 'balance' }
  if (facts.engagements.length > 0) return { ok: false, refusal: 'engaged' }
  return { ok: true, outcome: facts.invoices + facts.activities > 0 ? 'deactivated' : 'deleted' }
}

/** An open file is removed, by its holder, or by the office with a reason; a colleague's own login is first taken from the team. */
export function checkRemoval(facts: {
  status: ClientFileStatus
  isStaffAccount: boolean
  isByOffice: boolean
  reason: string
}): Verdict<Exclude<RemovalRefusal, 'busy' | 'balance' | 'engaged'>> {
  if (facts.status !== 'active') return refuse('file_closed')
  if (facts.isStaffAccount) return refuse('staff_account')
  return facts.isByOffice && facts.reason.trim() === '' ? refuse('reason_missing') : allow
}

/** Only a deactivated file is restored: a deleted one is gone, a merged one is in another. */
export const checkRestoration = (status: ClientFileStatus): Verdict<Exclude<RestorationRefusal, 'busy'>> =>
  status === 'deactivated' ? allow : refuse('not_deactivated')

/** For how many months each category of data is kept once it is of no use; the register says why (docs/guides/privacy.md). */
export const retentionMonths: Record<RetentionCategory, number> = {
  /** The text of mails, in which prices, times and names stand. */
  messages: 36,
  /** Requests by the contact form. */
  contactRequests: 12,
  /** Sessions that ended, with their device and address. */
  sessions: 12,
  /** Sign-ups that nobody activated. */
  waitingAccounts: 3,
  /** What the payment provider told, in which payers' names and addresses stand. */
  providerEvents: 12,
  /** The lines of files that a school brought, in which names and addresses stand. */
  importLines: 12,
}

/** What is older than this day of its category is no longer kept. */
export const computeRetentionLimit = (category: RetentionCategory, today: Day): Day =>
  addMonths(today, -retentionMonths[category])
