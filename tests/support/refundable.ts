import type { HeldLesson, RefundableLine, RefundableOrder, RefundablePayment } from '@/lib/refunds/types'

/** An order as refunds read it, at noon of a day in November: a membership and a package of ten lessons, paid by card. */
export const now = new Date('2026-11-21T12:00:00Z')
export const inHours = (hours: number) => new Date(now.getTime() + hours * 3_600_000)
export const lesson = (hours: number, bookingId = `b${hours}`): HeldLesson => ({
  bookingId,
  teacherId: 't',
  courseId: null,
  roomId: 'r',
  startsAt: inHours(hours),
  cancellationNoticeHours: 24,
})
export const pack: RefundableLine = {
  id: 'pack',
  name: 'Forfait 10 cours',
  kind: 'individual',
  learnerId: 'l',
  learnerName: 'Léa',
  priceCents: 80_000,
  credits: 10,
  neededBy: [],
  refundedCents: 0,
  isWithdrawn: false,
  pass: { id: 'p', learnerId: 'l', remaining: 10, lessons: [] },
  unusedVoucherId: null,
  membership: null,
}
export const membership: RefundableLine = {
  ...pack,
  id: 'membership',
  name: 'Adhésion',
  kind: 'membership',
  priceCents: 5_000,
  credits: 0,
  pass: null,
  membership: { id: 'm', isActive: true },
}
export const payment: RefundablePayment = {
  id: 'pay1',
  means: 'card',
  instalment: 1,
  amountCents: 85_000,
  status: 'succeeded',
  intentId: 'pi_1',
  receivedAt: now,
  isReplaced: false,
  givenBackCents: 0,
  failedCents: 0,
  dispute: null,
}
export const order: RefundableOrder = {
  id: 'o',
  structureId: 's',
  clientFileId: 'f',
  number: 12,
  status: 'paid',
  means: 'card',
  totalCents: 85_000,
  currency: 'EUR',
  timeZone: 'Europe/Paris',
  withdrawsDatedSessions: false,
  isDeskSale: false,
  orderedOn: '2026-11-10',
  lines: [membership, pack],
  payments: [payment],
}
export const withPack = (given: Partial<RefundableLine>): RefundableOrder => ({
  ...order,
  lines: [membership, { ...pack, ...given }],
})
export const withPayments = (...payments: Partial<RefundablePayment>[]): RefundableOrder => ({
  ...order,
  payments: payments.map((given, index) => ({ ...payment, id: `pay${index + 1}`, instalment: index + 1, ...given })),
})
