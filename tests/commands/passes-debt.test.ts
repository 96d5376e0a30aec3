import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import { disputes } from '@/db/schema/refunds'
import { structures } from '@/db/schema/structures'
import { findAgenda } from '@/lib/agenda/queries/find-agenda'
import { listPasses } from '@/lib/passes/queries'
import { listFreeSlots } from '@/lib/waiting-lists/queries/find-alert'
import { makeMember } from '@/tests/factories/member'
import { makeOffer } from '@/tests/factories/offer'
import { makePendingOrder } from '@/tests/factories/order'
import { makePass } from '@/tests/factories/pass'
import { makeStructure, testSettings } from '@/tests/factories/structure'
import { makeTeacherWithAvailability } from '@/tests/factories/teacher'
import { createTestDatabase } from '@/tests/support/database'

// The states that matter are written by hand, without what would have led to them.
await createTestDatabase({ checksInvariants: false })

type Row = typeof payments.$inferInsert
const receivedAt = new Date('2026-01-01')
const structure = await makeStructure(db())
const teacher = await makeTeacherWithAvailability(db(), structure)
const offer = await makeOffer(db(), structure, { teacherIds: [teacher.id] })

/** A pass bought by an order whose payments are these; what the passes page, the week grid and 'Prévenez-moi' say of its debt. */
async function hasDebt(given: { first: Partial<Row>; again?: Partial<Row>; dispute?: 'open' | 'won' | 'lost' }) {
  const member = await makeMember(db(), structure)
  const { id: orderId, lineIds, paymentId } = await makePendingOrder(db(), structure, member, [{ offer }])
  await db().update(orders).set({ means: 'cheque' }).where(eq(orders.id, orderId))
  await db().update(payments).set(given.first).where(eq(payments.id, paymentId))
  const replacement = {
    structureId: structure.id,
    orderId,
    means: 'cheque',
    instalment: 2,
    amountCents: 1_000,
  } as const
  if (given.again)
    await db()
      .insert(payments)
      .values({ ...replacement, replacesId: paymentId, ...given.again })
  const opened = { id: `dp_${orderId}`, structureId: structure.id, paymentId, amountCents: 1_000 }
  const closedAt = given.dispute === 'open' ? null : receivedAt
  if (given.dispute)
    await db()
      .insert(disputes)
      .values({ ...opened, status: given.dispute, closedAt })
  const pass = await makePass(db(), structure, member, { offer, orderLineId: lineIds[0]! })
  const scope = { structureId: structure.id, clientFileId: member.clientFileId }
  const [shown] = await listPasses(scope, structure.timeZone)
  const agenda = await findAgenda({ ...scope, passId: pass.id, teacherId: teacher.id }, '2026-11-23', '2026-11-24')
  expect(agenda!.pass.hasDebt).toBe(shown!.hasDebt)
  expect(shown!.refusal).toBe(shown!.hasDebt ? 'payment_due' : null)
  const wish = { fromOn: '2026-11-23', untilOn: '2026-11-24', earliestAt: null, latestAt: null }
  const slots = await listFreeSlots(db(), { ...scope, ...wish, passId: pass.id, teacherId: null }, receivedAt)
  expect(slots.length > 0).toBe(!shown!.hasDebt)
  return shown!.hasDebt
}

const bounced = { means: 'cheque', status: 'bounced', receivedAt } as const
const refused = { means: 'card', status: 'expected', lastFailure: 'declined' } as const

test.each([
  ['everything paid', { first: { status: 'succeeded', receivedAt } }, false],
  ['a next cheque not due yet', { first: { means: 'cheque', status: 'expected' } }, false],
  ['[1.D12] a cheque bounced, nothing came since', { first: bounced }, true],
  ['[1.D12] the new cheque is expected', { first: bounced, again: {} }, true],
  ['[1.D12] the new cheque is in the drawer', { first: bounced, again: { status: 'received', receivedAt } }, true],
  ['[1.D12] the new cheque is at the bank', { first: bounced, again: { status: 'succeeded', receivedAt } }, false],
  ['[1.D12] the new one bounced too', { first: bounced, again: { status: 'bounced', receivedAt } }, true],
  ['[1.D10] its amount was given up by a refund', { first: bounced, again: { status: 'cancelled' } }, false],
  ['[1.D11] a card refused, within its grace', { first: { ...refused, graceUntil: '2999-01-01' } }, false],
  ['[1.D11] a card refused, its grace over', { first: { ...refused, graceUntil: '2000-01-01' } }, true],
  ['[6.R9] a card contested', { first: { status: 'succeeded', receivedAt }, dispute: 'open' }, true],
  ['[6.R9] the dispute won', { first: { status: 'succeeded', receivedAt }, dispute: 'won' }, false],
  ['[6.R9] the dispute lost', { first: { ...bounced, means: 'card' }, dispute: 'lost' }, true],
  [
    '[6.R9] lost, then paid otherwise',
    { first: bounced, again: { status: 'succeeded', receivedAt }, dispute: 'lost' },
    false,
  ],
] as const)('no new booking while money is due again: %s', async (_case, given, expected) => {
  expect(await hasDebt(given)).toBe(expected)
})

test('[1.D11] a structure that does not suspend after the grace lets its pupils book', async () => {
  const money = { ...testSettings.money, suspendsAfterGrace: false }
  await db()
    .update(structures)
    .set({ settings: { ...testSettings, money } })
    .where(eq(structures.id, structure.id))
  expect(await hasDebt({ first: { ...refused, graceUntil: '2000-01-01' } })).toBe(false)
})
