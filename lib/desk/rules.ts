import type { DeskPayment, OrderState } from './types'

/*
 * The office finds any order by what it holds in its hand: the number on a cheque, a name on the phone ([1.D14] [1.H3]).
 * Nothing typed in a search can break it: what isn't a number is looked for as a name.
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

/** What has come in for an order: a cheque in the drawer counts, one that bounced doesn't. */
export const computeReceived = (payments: readonly Pick<DeskPayment, 'amountCents' | 'status'>[]): number =>
  payments
    .filter(({ status }) => status === 'received' || status === 'succeeded')
    .reduce((total, { amountCents }) => total + amountCents, 0)
