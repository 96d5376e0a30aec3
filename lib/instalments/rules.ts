import type { Day } from '@/lib/core/time'
import type { PaymentMeans } from '@/lib/orders/types'
import type { PaymentStatus } from '@/lib/payments/types'
import type { InstalmentState } from './types'

/*
 * An order paid in several times by card is active from its first payment; the next ones are charged on their day to the
 * card that paid it, without its holder, each exactly once ([1.D11] [6.R1]).
 * A card that its bank refuses is never tried again by itself: its holder gets a link to pay, and keeps what was bought for
 * as long as the structure grants; then its passes are suspended until it is paid, or not, as the structure sets.
 */

type Part = {
  means: PaymentMeans
  status: PaymentStatus
  dueOn: Day | null
  hasFailed: boolean
}

const states: Record<Exclude<PaymentStatus, 'expected'>, InstalmentState> = {
  processing: 'processing',
  received: 'received',
  succeeded: 'paid',
  bounced: 'bounced',
  failed: 'cancelled',
  cancelled: 'cancelled',
}

/** How a part of the schedule stands on a day, in the words of whoever pays it ([1.D11] [1.D12]). */
export function describeInstalment({ means, status, dueOn, hasFailed }: Part, today: Day): InstalmentState {
  if (status !== 'expected') return states[status]
  if (means === 'card' && hasFailed) return 'refused'
  return dueOn && dueOn > today ? 'upcoming' : 'due'
}
