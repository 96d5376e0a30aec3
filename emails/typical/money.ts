import type { ChequeFacts } from '@/lib/cheques/types'
import type { InstalmentFacts } from '@/lib/instalments/types'
import type { CreditFacts, DueFacts, GiftFacts } from '@/lib/messages/types'
import type { OrderFacts, WaitingFacts } from '@/lib/orders/types'
import type { DisputeFacts, RefundFacts } from '@/lib/refunds/types'

/* Orders, payments and gifts as they could be: what the mails about them are shown with, and tried with ([2.C3]). */

export const order: OrderFacts = {
  number: 'C128',
  firstName: 'Léa',
  orderedAt: new Date('2026-10-19T18:20:00Z'),
  paidOn: '2026-10-19',
  means: 'card',
  totalCents: 99_000,
  received: [{ means: 'card', amountCents: 99_000 }],
  next: [],
  currency: 'EUR',
  termsVersion: 3,
  requestsImmediateStart: true,
  withdrawalUntil: '2026-11-02',
  lines: [
    {
      name: 'Adhésion annuelle',
      learner: 'Léa Moreau',
      isSelf: true,
      isGift: false,
      isReduced: false,
      priceCents: 5_000,
      membership: { startsOn: '2026-10-19', endsOn: '2027-10-18' },
      pass: null,
      dated: null,
    },
    {
      name: 'Forfait de 10 cours individuels d’une heure',
      learner: 'Jules Moreau',
      isSelf: false,
      isGift: false,
      isReduced: true,
      priceCents: 80_000,
      membership: null,
      pass: { bookableFrom: '2026-10-19', validUntil: '2027-04-19' },
      dated: null,
    },
    {
      name: 'Forfait 4 cours de chant collectif',
      learner: 'Jules Moreau',
      isSelf: false,
      isGift: false,
      isReduced: false,
      priceCents: 14_000,
      membership: null,
      pass: { bookableFrom: '2026-10-19', validUntil: '2027-06-30' },
      dated: { sessions: [new Date('2026-11-04T18:30:00Z'), new Date('2026-11-11T18:30:00Z')], toPlace: 2 },
    },
  ],
}

export const part: InstalmentFacts = {
  paymentId: '0190-payment',
  number: 'C128',
  firstName: 'Léa',
  rank: 2,
  count: 3,
  amountCents: 26_666,
  currency: 'EUR',
  isPaid: false,
  failure: 'authentication_failed',
  graceUntil: null,
  suspends: true,
  next: { amountCents: 26_666, dueOn: '2026-12-19' },
}

export const refund: RefundFacts = {
  number: 'C128',
  firstName: 'Léa',
  orderedAt: order.orderedAt,
  reason: 'staff',
  decidedAt: new Date('2026-10-25T08:12:00Z'),
  amountCents: 64_000,
  currency: 'EUR',
  lines: [
    {
      name: 'Forfait de 10 cours individuels d’une heure',
      amountCents: 64_000,
      retainedCents: 16_000,
      creditsRevoked: 8,
    },
  ],
  parts: [{ means: 'card', amountCents: 64_000 }],
}

export const due: DueFacts = {
  firstName: 'Léa',
  currency: 'EUR',
  totalCents: 75_000,
  dues: [
    {
      orderNumber: 'C128',
      means: 'cheque',
      instalment: 2,
      instalments: 3,
      amountCents: 30_000,
      dueOn: '2026-10-19',
      isBounced: false,
    },
    {
      orderNumber: 'C131',
      means: 'transfer',
      instalment: 2,
      instalments: 1,
      amountCents: 45_000,
      dueOn: null,
      isBounced: true,
    },
  ],
}

export const dispute: DisputeFacts = {
  number: 'C128',
  person: 'Léa Moreau',
  amountCents: 99_000,
  currency: 'EUR',
  status: 'open',
  openedAt: new Date('2026-11-02T08:12:00Z'),
}

export const waitingOrder: WaitingFacts = {
  template: 'order_placed',
  orderId: '01920000-0000-7000-8000-000000000001',
  number: 'C1042',
  firstName: 'Léa',
  orderedAt: new Date('2026-11-21T10:00:00Z'),
  lastDay: '2026-12-12',
  means: 'transfer',
  totalCents: 85_000,
  leftCents: 85_000,
  currency: 'EUR',
  parts: [85_000],
  lines: [
    { name: 'Adhésion annuelle', learner: 'Léa Martin', priceCents: 5_000, sessions: [] },
    {
      name: 'Forfait de chant collectif',
      learner: 'Léa Martin',
      priceCents: 80_000,
      sessions: [new Date('2026-11-04T18:30:00Z'), new Date('2026-11-11T18:30:00Z')],
    },
  ],
}

export const wrongCheque: ChequeFacts = {
  template: 'cheque_to_fix',
  orderId: '01920000-0000-7000-8000-000000000001',
  isActive: false,
  number: 'C1042',
  firstName: 'Léa',
  amountCents: 31_668,
  writtenCents: 31_600,
  datedOn: '2026-11-01',
  problem: 'wrong_amount',
  currency: 'EUR',
}

export const gift: GiftFacts = {
  giver: { firstName: 'Claire', lastName: 'Vasseur' },
  recipientName: 'Zoé Martin',
  recipientEmail: 'zoe@exemple.example',
  message: 'Pour tes trente ans, et pour que tu chantes enfin ailleurs que sous la douche !\nClaire',
  name: 'Bon cadeau de 4 cours de chant',
  credits: 4,
  lessonMinutes: 60,
  code: 'K7PM2XQA94TD',
  sendOn: '2026-12-24',
  validUntil: '2027-05-21',
  isRedeemable: true,
  sentAt: null,
}

export const credit: CreditFacts = {
  firstName: 'Léa',
  kind: 'surplus',
  amountCents: 5_000,
  balanceCents: 7_000,
  currency: 'EUR',
}
