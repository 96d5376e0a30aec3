import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { outboxEvents } from '@/db/schema/outbox'
import { refunds, withdrawals } from '@/db/schema/refunds'
import { clock } from '@/lib/core/clock'
import { addDays, dayOf } from '@/lib/core/time'
import { withdraw } from '@/lib/refunds/flows'
import { checkWithdrawal } from '@/lib/refunds/rules'
import { makeCatalogue } from '@/tests/factories/buyer'
import { createTestDatabase } from '@/tests/support/database'
import { openShop } from '@/tests/support/payments'
import { bookLessons, makePaidOrder, showRefund } from '@/tests/support/refunds'

const database = await createTestDatabase()
const shop = openShop(database)
const from = { ipAddress: '192.0.2.7', userAgent: 'vitest' }

type Paid = Awaited<ReturnType<typeof makePaidOrder>>
async function ask({ actor, orderId }: Paid, lineId: string, who = actor) {
  const { form } = await showRefund(actor, orderId, [lineId])
  return withdraw(who, { orderId, lineId, seen: form.seen, requestKey: randomUUID(), from })
}

describe('[1.D13] [6.L2] a member renounces a purchase', () => {
  test('a package begun: what was taken is kept pro rata, the rest goes back, with a trace of the request', async () => {
    const { structure, membership, pack } = await makeCatalogue()
    const paid = await makePaidOrder(shop, structure, [membership, pack])
    const packLine = paid.lineIds[1]!
    await bookLessons(structure, packLine, [-2, 72])
    const made = await ask(paid, packLine)
    expect(made).toMatchObject({ ok: true })
    const refundId = made.ok ? made.value.refundId : ''
    const [refund] = await db().select().from(refunds).where(eq(refunds.id, refundId))
    expect(refund).toMatchObject({ reason: 'withdrawal', amountCents: 72_000, status: 'succeeded' })
    const [kept] = await db().select().from(withdrawals).where(eq(withdrawals.refundId, refundId))
    expect(kept).toMatchObject({ ...from, accountId: paid.actor.accountId, orderLineId: packLine })
    expect(await db().$count(outboxEvents, eq(outboxEvents.key, `refund.made:${refundId}`))).toBe(1)
    expect(await ask(paid, packLine)).toMatchObject({ refusal: 'already_withdrawn' })
  })

  test('the membership goes after the package that needs it, even of another order', async () => {
    const { structure, membership, pack } = await makeCatalogue()
    const paid = await makePaidOrder(shop, structure, [membership, pack])
    const [membershipLine, packLine] = paid.lineIds as [string, string]
    expect(await ask(paid, membershipLine)).toMatchObject({
      refusal: 'membership_needed',
      detail: { offer: pack.name },
    })
    expect(await ask(paid, packLine)).toMatchObject({ ok: true })
    expect(await ask(paid, membershipLine)).toMatchObject({ ok: true })
  })

  test('wholly used: refused', async () => {
    const { structure, single } = await makeCatalogue()
    const paid = await makePaidOrder(shop, structure, [single])
    await bookLessons(structure, paid.lineIds[0]!, [-2])
    expect(await ask(paid, paid.lineIds[0]!)).toMatchObject({ refusal: 'wholly_used' })
  })

  test('after the 14th day: refused, with its day', async () => {
    const { structure, single } = await makeCatalogue()
    const paid = await makePaidOrder(shop, structure, [single])
    const until = addDays(dayOf(await clock(), structure.timeZone), 14)
    const moveTo = (days: number) =>
      database.sql.unsafe(`create or replace function app_now() returns timestamptz language sql stable as
        $$ select now() + ${days} * interval '1 day' $$`)
    await moveTo(15)
    expect(await ask(paid, paid.lineIds[0]!)).toMatchObject({ refusal: 'withdrawal_over', detail: { until } })
    await moveTo(0)
  })

  test('[0.I9] somebody else’s purchase does not exist', async () => {
    const { structure, single } = await makeCatalogue()
    const [paid, other] = [
      await makePaidOrder(shop, structure, [single]),
      await makePaidOrder(shop, structure, [single]),
    ]
    expect(await ask(paid, paid.lineIds[0]!, other.actor)).toMatchObject({ refusal: 'not_found' })
    expect(await db().$count(withdrawals, eq(withdrawals.orderLineId, paid.lineIds[0]!))).toBe(0)
  })

  test('two clicks renounce once', async () => {
    const { structure, single } = await makeCatalogue()
    const paid = await makePaidOrder(shop, structure, [single])
    const outcomes = await Promise.all([ask(paid, paid.lineIds[0]!), ask(paid, paid.lineIds[0]!)])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await db().$count(refunds, eq(refunds.orderId, paid.orderId))).toBe(1)
  })
})

test('[6.L2] dated sessions and unpaid orders are refused by the rule that guards the command', async () => {
  const { structure, single } = await makeCatalogue()
  const paid = await makePaidOrder(shop, structure, [single])
  const { order } = await showRefund(paid.staff, paid.orderId, paid.lineIds)
  const [line] = order.lines
  const now = await clock()
  expect(checkWithdrawal({ ...order, lines: [{ ...line!, kind: 'group' }] }, line!.id, now)).toMatchObject({
    refusal: 'dated_sessions',
  })
  expect(checkWithdrawal({ ...order, status: 'pending' }, line!.id, now)).toMatchObject({ refusal: 'order_not_paid' })
})
