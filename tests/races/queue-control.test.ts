import { expect, test } from 'vitest'
import { setCapacity } from '@/lib/courses/commands/set-capacity'
import { checkOut, endPendingOrder } from '@/lib/payments/flows'
import { createTestDatabase } from '../support/database'
import { openShop, showCheckout } from '../support/payments'
import { dropSeatGuards, makeQueueSchool } from './queue-school'

/** The race of queue.test.ts with every guard off, in a database of its own: it must go wrong, or the race proves nothing. */
process.env.DATABASE_POOL = '12'
const database = await createTestDatabase({ checksInvariants: false })
openShop(database)

test('control: without the locks, the triggers and the unique seats, the invariant finds a place too many [0.I4] [6.R6]', async () => {
  const school = await makeQueueSchool({ waiting: 0, passersBy: 3 })
  await endPendingOrder({ kind: 'job', name: 'test' }, school.orderIds[0]!, 'expired')
  const carts = await Promise.all(
    school.passersBy.map(async ({ actor }) => ({ actor, shown: await showCheckout(actor) })),
  )
  await dropSeatGuards(database)
  // One place is free: each passer-by sees it, and so does whoever lowers the capacity.
  await Promise.allSettled([
    ...carts.map(({ actor, shown }) => checkOut(actor, shown)),
    setCapacity(school.admin, { sessionId: school.sessionId, capacity: 5 }),
  ])
  const broken = await database.findBrokenInvariants()
  expect(broken.session_over_capacity?.length).toBeGreaterThan(0)
})
