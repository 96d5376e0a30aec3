import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkRefund, findSurplus, fingerprintPlan, planRefund } from '@/lib/refunds/rules'
import type { RefundableLine, RefundableOrder, RefundablePayment } from '@/lib/refunds/types'
import { lesson, now, order, pack, withPack, withPayments } from '@/tests/support/refundable'

/* Generated orders: lines with any share of their lessons taken, paid in any number of times, some of them due. */
const hours = fc.integer({ min: -1_000, max: 1_000 })
const someLine = fc.record({
  priceCents: fc.nat(200_000),
  credits: fc.integer({ min: 0, max: 20 }),
  held: fc.array(hours, { maxLength: 20 }),
})
const someOrder = fc
  .record({
    lines: fc.array(someLine, { minLength: 1, maxLength: 5 }),
    times: fc.integer({ min: 1, max: 4 }),
    due: fc.nat(3),
    picked: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  })
  .map(({ lines, times, due, picked }) => {
    const total = lines.reduce((sum, { priceCents }) => sum + priceCents, 0)
    const part = Math.trunc(total / times)
    const made = lines.map(({ priceCents, credits, held }, index): RefundableLine => {
      const lessons = held.slice(0, credits).map((at, rank) => lesson(at, `${index}-${rank}`))
      return {
        ...pack,
        id: `line${index}`,
        priceCents,
        credits,
        pass: { id: `p${index}`, learnerId: 'l', remaining: credits - lessons.length, lessons },
      }
    })
    const amounts = Array.from({ length: times }, (_, index) => (index === 0 ? total - part * (times - 1) : part))
    const given = withPayments(
      ...amounts.map(
        (amountCents, index): Partial<RefundablePayment> =>
          index >= Math.max(1, times - due)
            ? { amountCents, status: 'expected', intentId: null, receivedAt: null }
            : { amountCents },
      ),
    )
    return {
      order: { ...given, totalCents: total, lines: made },
      lineIds: made.filter((_, index) => picked[index]).map(({ id }) => id),
    }
  })

/** The order as the refund leaves it. */
function apply(given: RefundableOrder, lineIds: readonly string[]): RefundableOrder {
  const plan = planRefund(given, lineIds, now)
  const lines = given.lines.map((line): RefundableLine => {
    const share = plan.lines.find(({ lineId }) => lineId === line.id)
    if (!share || !line.pass) return line
    const lessons = line.pass.lessons.filter(({ bookingId }) => !share.cancelledBookingIds.includes(bookingId))
    const remaining = line.pass.remaining + share.cancelledBookingIds.length - share.creditsRevoked
    return {
      ...line,
      refundedCents: line.refundedCents + share.amountCents,
      pass: { ...line.pass, remaining, lessons },
    }
  })
  const payments = given.payments.map((one): RefundablePayment => {
    const relief = plan.reliefs.find(({ paymentId }) => paymentId === one.id)
    const part = plan.parts.find(({ paymentId }) => paymentId === one.id)
    const lowered = relief ? { amountCents: one.amountCents - relief.amountCents } : {}
    return {
      ...one,
      ...lowered,
      givenBackCents: one.givenBackCents + (part?.amountCents ?? 0),
      ...(relief?.isWhole ? { status: 'cancelled' as const } : {}),
    }
  })
  return { ...given, lines, payments }
}

describe('[6.L6] [6.R9] 1,000 generated refunds', () => {
  test('every cent credited is dropped or sent, nothing above what was brought, and a second refund has nothing left', () => {
    fc.assert(
      fc.property(someOrder, ({ order: given, lineIds }) => {
        const plan = planRefund(given, lineIds, now)
        const sum = (amounts: readonly { amountCents: number }[]) =>
          amounts.reduce((total, { amountCents }) => total + amountCents, 0)
        expect(plan.missingCents).toBe(0)
        expect(sum(plan.parts) + sum(plan.reliefs)).toBe(plan.creditedCents)
        for (const { lineId, amountCents, retainedCents } of plan.lines) {
          expect(amountCents + retainedCents).toBe(given.lines.find(({ id }) => id === lineId)!.priceCents)
        }
        for (const { paymentId, amountCents } of [...plan.parts, ...plan.reliefs]) {
          expect(amountCents).toBeGreaterThan(0)
          expect(amountCents).toBeLessThanOrEqual(given.payments.find(({ id }) => id === paymentId)!.amountCents)
        }
        const after = apply(given, lineIds)
        expect(after.lines.every(({ pass }) => (pass?.remaining ?? 0) >= 0)).toBe(true)
        expect(planRefund(after, lineIds, now)).toMatchObject({ creditedCents: 0, amountCents: 0 })
        expect(checkRefund(after, lineIds, now)).toMatchObject({ refusal: 'nothing_to_refund' })
        expect(findSurplus(after)).toBeNull()
      }),
      { numRuns: 1_000 },
    )
  })

  test('a plan seen again is the same one, and a lesson booked changes it', () => {
    const booked = withPack({ pass: { id: 'p', learnerId: 'l', remaining: 9, lessons: [lesson(72)] } })
    expect(fingerprintPlan(planRefund(order, ['membership', 'pack'], now))).toBe(
      fingerprintPlan(planRefund(order, ['membership', 'pack'], now)),
    )
    expect(fingerprintPlan(planRefund(order, ['membership', 'pack'], now))).not.toBe(
      fingerprintPlan(planRefund(booked, ['membership', 'pack'], now)),
    )
  })
})
