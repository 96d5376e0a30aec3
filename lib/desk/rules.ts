import { checkHolderAge } from '@/lib/accounts/rules'
import type { LineProblemCode } from '@/lib/cart/types'
import type { TrackedCheque } from '@/lib/cheques/types'
import type { Actor, StaffRole } from '@/lib/core/actor'
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import { addDays, type Day, dayOf } from '@/lib/core/time'
import type { OrderStatus, PaymentMeans } from '@/lib/orders/types'
import type { PaymentStatus } from '@/lib/payments/types'
import { computeMostTimes } from '@/lib/schedules/rules'
import type { ScheduledLine } from '@/lib/schedules/types'
import { moneyDesk } from '@/lib/staff/types'
import type { MoneySettings } from '@/lib/structures/types'
import type {
  DeskMeans,
  DeskPayment,
  DuePerson,
  DueReason,
  NewFileRefusal,
  OrderState,
  OrderWord,
  ReminderRefusal,
  SaleRefusal,
  ShownOrder,
  WantedLine,
} from './types'

/*
 * The office finds any order by what it holds in its hand: the number on a cheque, a name on the phone ([1.D14] [1.H3]).
 * It sells under the very rules of a member's own order: ages, trials, memberships, prices of the day ([1.H8] [6.R7]).
 * What is paid in the hand (cash, chèques-vacances, Pass Culture) is active at once; a cheque or a transfer activates what
 * it pays when the structure says so, as everywhere ([1.D8]).
 */
/** How many orders the office reads on one page. */
export const ordersPerPage = 25

/** The number that somebody means by 'C1042', 'c 1042', '1042' or 'commande C1042'; null when it is a name. */
export function readOrderNumber(typed: string): number | null {
  const match = /^(?:commande\s*)?c?\s*(\d{1,9})$/i.exec(typed.trim())
  return match ? Number(match[1]) : null
}

/** The words of a name in a search, in any order, at most five: 'Vasseur Claire' finds Claire Vasseur. */
export function listSearchWords(typed: string): string[] {
  return typed.trim().split(/\s+/).filter(Boolean).slice(0, 5)
}

/** The address of the list narrowed so; what narrows nothing isn't in it. */
export function describeFilter(filter: {
  search?: string
  state?: OrderState | null
  means?: string | null
  page?: number
}): string {
  const query = new URLSearchParams()
  if (filter.search) query.set('q', filter.search)
  if (filter.state) query.set('etat', filter.state)
  if (filter.means) query.set('moyen', filter.means)
  if (filter.page && filter.page > 1) query.set('page', String(filter.page))
  return query.size > 0 ? `?${query}` : ''
}

const sumOf = (payments: readonly Pick<DeskPayment, 'amountCents'>[]): number =>
  payments.reduce((total, { amountCents }) => total + amountCents, 0)

/**
 * Where the money of an order is: at the bank or in the till, in the drawer as cheques that the bank doesn't have yet, or
 * really asked for still: neither what a refund dropped, nor what was made good ([1.D10] [1.D12]).
 */
export function sortMoney(payments: readonly Pick<DeskPayment, 'id' | 'amountCents' | 'status' | 'replacesId'>[]): {
  receivedCents: number
  inDrawerCents: number
  dueCents: number
} {
  const replaced = new Set(payments.map(({ replacesId }) => replacesId))
  const isDue = ({ id, status }: Pick<DeskPayment, 'id' | 'status'>) =>
    status === 'expected' || status === 'processing' || (status === 'bounced' && !replaced.has(id))
  return {
    receivedCents: sumOf(payments.filter(({ status }) => status === 'succeeded')),
    inDrawerCents: sumOf(payments.filter(({ status }) => status === 'received')),
    dueCents: sumOf(payments.filter(isDue)),
  }
}

/** How an order stands, in one word for the list and the page: an amount to ask for comes before all ([1.D12] [1.D10]). */
export function describeOrder(
  order: Pick<ShownOrder, 'status' | 'isUnpaid' | 'refundedCents' | 'totalCents'>,
): OrderWord {
  const { status, refundedCents, totalCents } = order
  if (order.isUnpaid) return 'unpaid'
  return status === 'paid' && totalCents > 0 && refundedCents >= totalCents ? 'refunded' : status
}

/** The paper of a cheque that will never go to the bank, dropped while it waited in the drawer ([1.D10] [1.D7]). */
export const isToGiveBack = ({ status, cheque }: Pick<TrackedCheque, 'status' | 'cheque'>): boolean =>
  status === 'cancelled' && cheque !== null && cheque.depositedOn === null && cheque.problem === null

const atDesk: readonly StaffRole[] = moneyDesk

/** Who sells, opens files and sends reminders: the money desk of the structure. */
export const isAtMoneyDesk = (actor: Actor, structureId: string): boolean =>
  actor.kind === 'staff' && actor.structureId === structureId && atDesk.includes(actor.role)

/** What is in the hand is there: nothing is left to wait for. */
export const isPaidAtOnce = (means: DeskMeans): boolean => means !== 'cheque' && means !== 'transfer'

/** The means that the structure takes at its desk: a transfer and a cheque only where it has said to whom. */
export function listDeskMeans({ bank, cheques }: Pick<MoneySettings, 'bank' | 'cheques'>): DeskMeans[] {
  return [
    'cash',
    ...(cheques.payee ? ['cheque' as const] : []),
    ...(bank.iban ? ['transfer' as const] : []),
    'holiday_voucher',
    'culture_pass',
  ]
}

type SaleFacts = {
  isAsShown: boolean
  lines: readonly ScheduledLine[]
  problems: readonly { code: LineProblemCode }[]
  means: DeskMeans
  instalments: number
  money: Pick<MoneySettings, 'bank' | 'cheques'>
}

/** A sale holds what its page showed, nothing that couldn't be ordered, and is paid as its lines allow ([1.H8]). */
export function checkSale(facts: SaleFacts): Verdict<SaleRefusal> {
  if (facts.lines.length === 0) return refuse('sale_empty')
  if (!facts.isAsShown) return refuse('sale_changed')
  const [problem] = facts.problems
  if (problem) return refuse(problem.code)
  if (!listDeskMeans(facts.money).includes(facts.means)) return refuse('means_unavailable')
  const times = facts.means === 'cheque' ? computeMostTimes(facts.lines) : 1
  return facts.instalments <= times ? allow : refuse('too_many_times', { times })
}

/** Whether a sale is refused for a start date, which is chosen on its own page again. */
export const isAboutStart = (refusal: SaleRefusal): boolean => refusal.startsWith('start_')

/** The lines of a sale as addresses and forms carry them: a space between two. */
export const nameLines = (lines: readonly WantedLine[]): string =>
  lines.map((line) => [line.offerId, line.learnerId, line.firstSessionId].filter(Boolean).join('.')).join(' ')

/** The end of the address of a sale under way with these lines, and with what else was entered on its page. */
export const describeLines = (lines: readonly WantedLine[], entered: Record<string, string> = {}): string =>
  lines.length > 0 ? `?${new URLSearchParams({ lignes: nameLines(lines), ...entered })}` : ''

/** A week before anybody is recalled for an order that waits: a cheque travels, a transfer takes days. */
const patienceDays = 7

type DueFacts = {
  orderStatus: OrderStatus
  status: PaymentStatus
  means: PaymentMeans
  dueOn: Day | null
  /** It makes good an amount that bounced. */
  isReplacement: boolean
  /** Another amount already stands in its place. */
  isReplaced: boolean
}

/** Why an amount is to be asked for again on a day: late, bounced, or not at all ([1.H11] [1.D12]). */
export function describeDue(facts: DueFacts, today: Day): DueReason | null {
  const { orderStatus, status, means, dueOn, isReplacement, isReplaced } = facts
  // Of an order that the office has given up too: what had come is credit of its client, and the bank took it back since.
  if (isReplacement && status === 'expected') return 'bounced'
  if (orderStatus !== 'paid' && orderStatus !== 'pending') return null
  if (status === 'bounced') return isReplaced ? null : 'bounced'
  if (status !== 'expected') return null
  if (dueOn === null || (orderStatus === 'pending' && means === 'card')) return null
  const from = orderStatus === 'pending' ? addDays(dueOn, patienceDays) : dueOn
  return from < today ? 'late' : null
}

/** A reminder says what is owed, to somebody who can read it ([1.H11]). */
export function checkReminder({ dues, email }: Pick<DuePerson, 'dues' | 'email'>): Verdict<ReminderRefusal> {
  if (dues.length === 0) return refuse('no_dues')
  return email ? allow : refuse('no_address')
}

/** Once a day for a person: a second click the same day is the first one's. */
export const isRemindedOn = ({ remindedAt }: Pick<DuePerson, 'remindedAt'>, today: Day, zone: string): boolean =>
  remindedAt !== null && dayOf(remindedAt, zone) === today

type NewFileFacts = {
  /** The number of a file of the same address. */
  knownNumber: number | null
  birthOn: Day | null
  childBirthOn: Day | null
  today: Day
}

/** A file is opened for an adult whom the structure doesn't know by their address, and for a child who is born ([1.H8]). */
export function checkNewFile({ knownNumber, birthOn, childBirthOn, today }: NewFileFacts): Verdict<NewFileRefusal> {
  if (knownNumber !== null) return refuse('file_exists', { number: knownNumber })
  if (childBirthOn !== null && childBirthOn > today) return refuse('born_later')
  return birthOn === null ? allow : checkHolderAge(birthOn, today)
}
