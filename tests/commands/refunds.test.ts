import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { bookings } from '@/db/schema/bookings'
import { invoices } from '@/db/schema/invoices'
import { outboxEvents } from '@/db/schema/outbox'
import { memberships } from '@/db/schema/passes'
import { refundParts, refunds } from '@/db/schema/refunds'
import { findDocumentFile } from '@/lib/documents/queries'
import { findOrder } from '@/lib/orders/queries'
import { keepPaperOfClient } from '@/lib/papers/flows'
import { refundOrder, sweepRefunds } from '@/lib/refunds/flows'
import { listRefunds } from '@/lib/services/stripe'
import { makeCatalogue } from '@/tests/factories/buyer'
import { createTestDatabase } from '@/tests/support/database'
import { openShop, planFault } from '@/tests/support/payments'
import { readPdf } from '@/tests/support/pdf'
import { bookLessons, makePaidOrder, showRefund } from '@/tests/support/refunds'

const database = await createTestDatabase()
const shop = openShop(database)

const rowsOf = async (refundId: string) => {
  const [refund] = await db().select().from(refunds).where(eq(refunds.id, refundId))
  const parts = await db().select().from(refundParts).where(eq(refundParts.refundId, refundId))
  const [note] = await db()
    .select()
    .from(invoices)
    .where(eq(invoices.businessKey, `refund:${refundId}`))
  return { refund: refund!, parts, note }
}

const made = (outcome: Awaited<ReturnType<typeof refundOrder>>): string => {
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value.refundId
}

describe('[1.D10] an order paid by card is given back', () => {
  test('whole: through the provider, with a credit note, credits and membership taken back, a mail to send', async () => {
    const { structure, membership, pack } = await makeCatalogue()
    const { staff, orderId, lineIds, intentId } = await makePaidOrder(shop, structure, [membership, pack])
    const { form, plan } = await showRefund(staff, orderId, lineIds)
    expect(plan).toMatchObject({ creditedCents: 85_000, amountCents: 85_000, missingCents: 0 })
    const refundId = made(await refundOrder(staff, { ...form, note: 'Déménagement' }))
    const { refund, parts, note } = await rowsOf(refundId)
    expect(refund).toMatchObject({ status: 'succeeded', amountCents: 85_000, reason: 'staff', note: 'Déménagement' })
    expect(parts).toMatchObject([{ status: 'succeeded', amountCents: 85_000, means: 'card' }])
    expect(note).toMatchObject({ kind: 'credit_note', totalCents: -85_000 })
    expect(await listRefunds(intentId)).toMatchObject([{ id: parts[0]!.providerId, metadata: { part: parts[0]!.id } }])
    const { order } = await showRefund(staff, orderId, lineIds)
    expect(order.lines.map(({ pass }) => pass?.remaining ?? null)).toEqual([null, 0])
    expect(
      await db()
        .select({ status: memberships.status })
        .from(memberships)
        .where(eq(memberships.orderLineId, lineIds[0]!)),
    ).toEqual([{ status: 'revoked' }])
    expect(await db().$count(outboxEvents, eq(outboxEvents.key, `refund.made:${refundId}`))).toBe(1)
  })

  test('one line: lessons that can still be cancelled go, those taken and too late to cancel are kept pro rata [6.L6]', async () => {
    const { structure, membership, pack } = await makeCatalogue()
    const { staff, orderId, lineIds } = await makePaidOrder(shop, structure, [membership, pack])
    const packLine = lineIds[1]!
    const { bookings: lessons } = await bookLessons(structure, packLine, [-48, 3, 72, 96])
    const { form, plan } = await showRefund(staff, orderId, [packLine])
    expect(plan.lines).toMatchObject([
      { amountCents: 64_000, retainedCents: 16_000, keptLessons: 2, creditsRevoked: 8 },
    ])
    const { parts, note } = await rowsOf(made(await refundOrder(staff, form)))
    expect(parts).toMatchObject([{ amountCents: 64_000, status: 'succeeded' }])
    expect(note!.totalCents).toBe(-64_000)
    const states = await db()
      .select()
      .from(bookings)
      .where(eq(bookings.passId, lessons[0]!.passId))
      .orderBy(bookings.startsAt)
    expect(states.map(({ status, cancelledBy }) => [status, cancelledBy])).toEqual([
      ['booked', null],
      ['booked', null],
      ['cancelled', 'staff'],
      ['cancelled', 'staff'],
    ])
    const { order } = await showRefund(staff, orderId, lineIds)
    expect(order.lines[1]!.pass).toMatchObject({ remaining: 0, lessons: [{}, {}] })
    const again = await showRefund(staff, orderId, [packLine])
    expect(await refundOrder(staff, again.form)).toEqual({ ok: false, refusal: 'nothing_to_refund' })
  })

  test('asked twice with one key, it is one refund', async () => {
    const { structure, single } = await makeCatalogue()
    const { staff, orderId, lineIds, intentId } = await makePaidOrder(shop, structure, [single])
    const { form } = await showRefund(staff, orderId, lineIds)
    const [first, second] = await Promise.all([refundOrder(staff, form), refundOrder(staff, form)])
    expect(first).toEqual(second)
    expect(await listRefunds(intentId)).toHaveLength(1)
  })
})

test('a key that another order’s refund took is refused, and nothing is written [6.S8]', async () => {
  const { structure, single } = await makeCatalogue()
  const [one, other] = [await makePaidOrder(shop, structure, [single]), await makePaidOrder(shop, structure, [single])]
  const { form } = await showRefund(one.staff, one.orderId, one.lineIds)
  made(await refundOrder(one.staff, form))
  const stolen = { ...(await showRefund(other.staff, other.orderId, other.lineIds)).form, requestKey: form.requestKey }
  expect(await refundOrder(other.staff, stolen)).toMatchObject({ refusal: 'refund_changed' })
  expect(await db().$count(refunds, eq(refunds.orderId, other.orderId))).toBe(0)
})

describe('[1.D10] what is shown before is what is done', () => {
  test('a lesson booked meanwhile changes the plan: refused, shown again', async () => {
    const { structure, single } = await makeCatalogue()
    const { staff, orderId, lineIds } = await makePaidOrder(shop, structure, [single])
    const { form } = await showRefund(staff, orderId, lineIds)
    await bookLessons(structure, lineIds[0]!, [72])
    expect(await refundOrder(staff, form)).toEqual({ ok: false, refusal: 'refund_changed' })
    const again = await showRefund(staff, orderId, lineIds)
    expect(await refundOrder(staff, again.form)).toMatchObject({ ok: true })
  })

  test('another structure’s order does not exist, another order’s line neither', async () => {
    const { structure, single } = await makeCatalogue()
    const { staff, orderId, lineIds } = await makePaidOrder(shop, structure, [single])
    const other = await makeCatalogue()
    const foreign = await makePaidOrder(shop, other.structure, [other.single])
    const { form } = await showRefund(staff, orderId, lineIds)
    expect(await refundOrder(foreign.staff, form)).toMatchObject({ refusal: 'not_found' })
    expect(await refundOrder(staff, { ...form, lineIds: foreign.lineIds })).toMatchObject({ refusal: 'not_found' })
    expect(await db().$count(refunds, eq(refunds.orderId, orderId))).toBe(0)
  })
})

describe('[6.R9] a refund survives what dies', () => {
  test('the provider unreachable: decided, then sent by the minute’s job', async () => {
    const { structure, single } = await makeCatalogue()
    const { staff, orderId, lineIds, intentId } = await makePaidOrder(shop, structure, [single])
    const { form } = await showRefund(staff, orderId, lineIds)
    await planFault(shop, { on: 'POST /v1/refunds', kind: 'rate_limit_429', times: 1 })
    const refundId = made(await refundOrder(staff, form))
    expect((await rowsOf(refundId)).refund.status).toBe('requested')
    expect(await sweepRefunds()).toMatchObject({ failed: [] })
    expect((await rowsOf(refundId)).refund.status).toBe('succeeded')
    expect(await listRefunds(intentId)).toHaveLength(1)
  })

  test('the answer lost after the provider did it: found again, given back once', async () => {
    const { structure, single } = await makeCatalogue()
    const { staff, orderId, lineIds, intentId } = await makePaidOrder(shop, structure, [single])
    const { form } = await showRefund(staff, orderId, lineIds)
    await planFault(shop, { on: 'POST /v1/refunds', kind: 'answer_lost', times: 1 })
    const refundId = made(await refundOrder(staff, form))
    await sweepRefunds()
    expect((await rowsOf(refundId)).refund.status).toBe('succeeded')
    expect(await listRefunds(intentId)).toHaveLength(1)
  })
})

describe('[1.D9] the attestation of payment after a refund', () => {
  const attest = async (structureId: string, orderId: string) => {
    const document = await keepPaperOfClient(structureId, { kind: 'payment_attestation', orderId })
    const file = document && (await findDocumentFile({ kind: 'job', name: 'test' }, document.id))
    return file && (await readPdf(file.bytes)).text
  }

  test('says which line a credit note annuls; of an order wholly given back there is none, and none is offered', async () => {
    const { structure, membership, pack } = await makeCatalogue()
    const { actor, staff, orderId, lineIds } = await makePaidOrder(shop, structure, [membership, pack])
    expect(await attest(structure.id, orderId)).not.toContain('avoir de')
    made(await refundOrder(staff, (await showRefund(staff, orderId, [lineIds[1]!])).form))
    const text = await attest(structure.id, orderId)
    expect(text).toContain('la somme de 50,00 €')
    expect(text!.match(/annulé par un avoir de 800,00 €/g)).toHaveLength(1)
    expect((await findOrder(actor, orderId))!.keptCents).toBe(5_000)
    made(await refundOrder(staff, (await showRefund(staff, orderId, [lineIds[0]!])).form))
    expect(await attest(structure.id, orderId)).toBeNull()
    expect((await findOrder(actor, orderId))!.keptCents).toBe(0)
  })
})
