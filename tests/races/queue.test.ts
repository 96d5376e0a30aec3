import { expect, test } from 'vitest'
import { acceptPlaces } from '@/lib/cart/commands/accept-places'
import { setCapacity } from '@/lib/courses/commands/set-capacity'
import { checkOut, endPendingOrder } from '@/lib/payments/flows'
import { endDueEntry, leaveQueue } from '@/lib/places/commands/leave-queue'
import { listDueEntries } from '@/lib/waiting-lists/queries/find-queue'
import { createTestDatabase } from '../support/database'
import { openShop, showCheckout } from '../support/payments'
import { countForgotten, joinAs, makeQueueSchool, type QueueSchool } from './queue-school'
import { countDeadlocks, insisting, tally } from './slots-school'

process.env.DATABASE_POOL = '24'
const database = await createTestDatabase()
openShop(database)
const job = { kind: 'job', name: 'test' } as const
const rounds = process.env.DIAPASON_LONG === '1' ? 20 : 2

type Said = { ok: true } | { ok: false; refusal: string }

/** Whoever was offered a place puts it in the cart and orders it. */
async function orderOffered({ member, entryId }: QueueSchool['waiting'][number]): Promise<Said> {
  const accepted = await insisting(() => acceptPlaces(member.actor, entryId))
  if (!accepted.ok) return accepted
  return insisting(async () => checkOut(member.actor, await showCheckout(member.actor)))
}

const buy = ({ actor }: QueueSchool['passersBy'][number]): Promise<Said> =>
  insisting(async () => checkOut(actor, await showCheckout(actor)))

test(`cancelling, promoting and lowering the capacity at once, ${rounds} times over: never a place too many, none lost to the queue [0.I4] [1.G10] [6.R6]`, {
  timeout: 300_000,
}, async () => {
  for (let round = 0; round < rounds; round += 1) {
    const school = await makeQueueSchool({ waiting: 9, passersBy: 6 })
    const { sessionId, admin, waiting } = school
    const lower = (capacity: number) => insisting(() => setCapacity(admin, { sessionId, capacity }))
    const said = await Promise.all<Said>([
      ...school.orderIds.slice(0, 4).map((orderId) => insisting(() => endPendingOrder(job, orderId, 'expired'))),
      ...[5, 4, 3, 6].map(lower),
      ...school.passersBy.map(buy),
      ...waiting.slice(0, 3).map(({ member, entryId }) => insisting(() => leaveQueue(member.actor, entryId))),
      ...[1, 2].map(async (): Promise<Said> => ({ ok: Boolean(await joinAs(school)) }) as Said),
    ])
    expect(await database.findBrokenInvariants()).toEqual({})
    const words = Object.keys(tally(said)).sort()
    expect(words.filter((word) => !['ok', 'start_full', 'capacity_below_seats'].includes(word))).toEqual([])

    await database.sql`update waiting_entries set offer_expires_at = now() - interval '1 second'
      where id in (select id from waiting_entries where status = 'offered' and session_id = ${sessionId} order by rank limit 1)`
    const due = await listDueEntries()
    await Promise.all([
      ...[...due, ...due].map((entry) => insisting(() => endDueEntry(entry))),
      ...waiting.slice(3).map(orderOffered),
      lower(4),
      insisting(() => endPendingOrder(job, school.orderIds[4]!, 'expired')),
    ])
    await lower(6)
    expect(await database.findBrokenInvariants()).toEqual({})
    expect(await countForgotten(database, sessionId)).toBe(0)
    const [row] =
      await database.sql`select count(*)::int as taken from seats where session_id = ${sessionId} and state <> 'released'`
    expect(row!.taken).toBe(6)
  }
  expect(await countDeadlocks(database)).toBe(0)
})
