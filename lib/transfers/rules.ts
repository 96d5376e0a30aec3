import { createHash } from 'node:crypto'
import {
  type BankLine,
  type IncomingTransfer,
  matchReasons,
  type PayableOrder,
  type Proposal,
  type Share,
  type TransferPlan,
} from './types'

/*
 * A transfer pays what is due on the orders that it is for, in the order they are given; what is left over becomes credit on
 * the client's account, and an order that gets less than its due waits for the rest ([6.R9] [1.D8]).
 * A line of a statement counts once, whichever files tell of it; money recorded by hand isn't received again when the
 * statement brings it.
 * Matches are proposed by the reference quoted (C12), then by the payer's name with the exact amount, then by the amount
 * alone if one order only expects it; a person confirms ([1.H3]).
 */

const hash = (parts: readonly (string | number)[]) => createHash('sha256').update(JSON.stringify(parts)).digest('hex')

/**
 * What makes a line the same in another file: the bank's reference with day and amount, or the whole line where the bank
 * gives none. Lines that are alike within one file are counted, so that none is lost ([6.R9]).
 */
export function fingerprintLines(lines: readonly BankLine[]): string[] {
  const seen = new Map<string, number>()
  return lines.map(({ reference, bookedOn, amountCents, currency, payerName, payerIban, remittance }) => {
    const own = reference ? [reference] : ['', payerName, payerIban, remittance]
    const key = hash([...own, bookedOn, amountCents, currency])
    const rank = (seen.get(key) ?? 0) + 1
    seen.set(key, rank)
    return rank === 1 ? key : hash([key, rank])
  })
}

/** A statement is that of the account to which transfers go; a file that names no account is believed. */
export const isOwnAccount = (ibans: readonly string[], iban: string): boolean =>
  iban === '' || ibans.every((named) => named.toUpperCase() === iban.replaceAll(' ', '').toUpperCase())

/** The numbers of orders that a text quotes ('virement C12 et c 15'), each once: a C of its own before them ([1.D14]). */
export function listQuotedNumbers(text: string): number[] {
  const found = [...text.matchAll(/(?<![\p{L}\p{N}])C[ .°-]{0,2}0{0,6}([1-9]\d{0,8})(?![\p{L}\p{N}])/giu)]
  return [...new Set(found.map((match) => Number(match[1])))]
}

const words = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** Every word of one of the names stands in the text, in whatever order and whatever the accents ('DUPONT ZOE' for Zoé Dupont). */
export function isNamed(text: string, names: readonly string[]): boolean {
  return hasName(new Set(words(text)), names.map(words))
}

const hasName = (there: ReadonlySet<string>, names: readonly string[][]) =>
  names.some((wanted) => wanted.length > 0 && wanted.every((word) => there.has(word)))

type Receivable = Pick<PayableOrder, 'dueCents' | 'recordedCents'>

/** What was recorded by hand comes first, unless the amount is exactly what is due. */
function shareOf(amountCents: number, { dueCents, recordedCents }: Receivable) {
  const isForDue = amountCents === dueCents && amountCents !== recordedCents
  const recorded = isForDue ? 0 : Math.min(amountCents, recordedCents)
  const paidCents = Math.min(amountCents - recorded, dueCents)
  return { recordedCents: recorded, paidCents, leftCents: dueCents - paidCents }
}

/** Where the money of a transfer goes among the orders that it is for, the first one first; the surplus is the last one's ([6.R9]). */
export function planTransfer(amountCents: number, orders: readonly PayableOrder[]): TransferPlan {
  let surplusCents = amountCents
  const shares: Share[] = []
  for (const order of orders) {
    const share = shareOf(surplusCents, order)
    surplusCents -= share.recordedCents + share.paidCents
    const { id: orderId, number, status, names } = order
    shares.push({ orderId, number, status, clientName: names[0] ?? '', ...share })
  }
  return { shares, surplusCents, surplusFileId: orders.at(-1)?.clientFileId ?? null }
}

/** What a page showed of a plan, compared with what would be recorded now ([1.H3]). */
export const fingerprintPlan = ({ shares, surplusCents, surplusFileId }: TransferPlan): string =>
  hash([
    ...shares.flatMap((share) => [share.orderId, share.recordedCents, share.paidCents, share.leftCents]),
    surplusCents,
    surplusCents > 0 ? (surplusFileId ?? '') : '',
  ])

const expectsMoney = ({ dueCents, recordedCents }: Receivable) => dueCents + recordedCents > 0
const expects = (order: Receivable, amountCents: number) =>
  amountCents === order.dueCents || amountCents === order.recordedCents

/** An order with its names cut into words, once for all the transfers that are compared with it. */
type Candidate = PayableOrder & { nameWords: string[][] }

const toCandidate = (order: PayableOrder): Candidate => ({ ...order, nameWords: order.names.map(words) })

/** The orders that a transfer quotes: those that expect money, or all of them if none does. */
function findQuoted(numbers: readonly number[], orders: readonly Candidate[]): Candidate[] {
  const quoted = numbers.flatMap((number) => orders.find((order) => order.number === number) ?? [])
  const open = quoted.filter(expectsMoney)
  return open.length > 0 ? open : quoted
}

/** The orders of the payer that the amount pays exactly: one of them, or all those of one client together. */
function findNamed(amountCents: number, named: readonly Candidate[]): Candidate[] {
  const one = named.find((order) => expects(order, amountCents))
  if (one) return [one]
  const dueOf = (file: string) => named.filter((order) => order.clientFileId === file && order.dueCents > 0)
  const files = [...new Set(named.map(({ clientFileId }) => clientFileId))]
  const whole = files.find((file) => dueOf(file).reduce((sum, { dueCents }) => sum + dueCents, 0) === amountCents)
  return whole ? dueOf(whole) : []
}

type Found = Pick<Proposal, 'reason' | 'plan'> & { orders: readonly Candidate[]; named: readonly Candidate[] }

/**
 * Whose transfer it is beyond doubt: quoted with the right name, or with the right amount by somebody who has no order of their
 * own that waits; or named, with the right amount, where nobody else bears the name.
 */
function isSure({ reason, plan, orders, named }: Found): boolean {
  if (!plan.shares.some((share) => share.recordedCents + share.paidCents > 0)) return false
  const isExact = plan.surplusCents === 0 && plan.shares.every(({ leftCents }) => leftCents === 0)
  const isPayer = orders.every((order) => named.includes(order))
  if (reason === 'reference') return isPayer || (isExact && named.length === 0)
  return reason === 'name' && isExact && new Set(named.map(({ clientFileId }) => clientFileId)).size === 1
}

function propose(transfer: IncomingTransfer, orders: readonly Candidate[]): Proposal | null {
  const { amountCents, payerName, remittance } = transfer
  const own = orders.filter(({ currency }) => currency === transfer.currency)
  const open = own.filter(expectsMoney)
  const there = new Set(words(`${payerName} ${remittance}`))
  const named = open.filter(({ nameWords }) => hasName(there, nameWords))
  const fitting = open.filter((order) => expects(order, amountCents))
  const ways = {
    reference: () => findQuoted(listQuotedNumbers(remittance), own),
    name: () => findNamed(amountCents, named),
    amount: () => (fitting.length === 1 ? fitting : []),
  }
  for (const reason of matchReasons) {
    const found = ways[reason]()
    if (found.length === 0) continue
    const plan = planTransfer(amountCents, found)
    const orderIds = found.map(({ id }) => id)
    return { orderIds, reason, plan, isSure: isSure({ reason, plan, orders: found, named }) }
  }
  return null
}

/**
 * The orders that each transfer is most likely for, with the reason that a person can check ([1.H3]); nothing where nothing
 * fits. The oldest first: what one surely pays, the next ones no longer find due.
 */
export function proposeMatches(
  transfers: readonly IncomingTransfer[],
  orders: readonly PayableOrder[],
): Map<string, Proposal> {
  let left = orders.map(toCandidate)
  const proposals = new Map<string, Proposal>()
  for (const transfer of transfers) {
    const proposal = propose(transfer, left)
    if (!proposal) continue
    proposals.set(transfer.id, proposal)
    if (proposal.isSure) left = left.map((order) => withoutShare(order, proposal.plan))
  }
  return proposals
}

function withoutShare(order: Candidate, { shares }: TransferPlan): Candidate {
  const share = shares.find(({ orderId }) => orderId === order.id)
  if (!share) return order
  return { ...order, dueCents: share.leftCents, recordedCents: order.recordedCents - share.recordedCents }
}
