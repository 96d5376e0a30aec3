import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { createTestDatabase } from '../support/database'
import { makeBooking } from './booking'
import { makeLearner, makeMember, makeReducedRateGrant } from './member'
import { makeMembershipOffer, makeOffer, makeTrialOffer } from './offer'
import { makeCart, makePendingOrder } from './order'
import { makeMembership, makePass } from './pass'
import { makeStructure } from './structure'
import { makeTeacherWithAvailability } from './teacher'

await createTestDatabase()

test('factories write what the constraints and the invariants accept, as the application’s own role', async () => {
  const structure = await makeStructure(db())
  const teacher = await makeTeacherWithAvailability(db(), structure)
  const offer = await makeOffer(db(), structure, { teacherIds: [teacher.id] })
  const membershipOffer = await makeMembershipOffer(db(), structure)
  const trial = await makeTrialOffer(db(), structure)
  const member = await makeMember(db(), structure)
  const child = await makeLearner(db(), structure, member.clientFileId)
  await makeReducedRateGrant(db(), structure, child)
  await makeMembership(db(), structure, member)
  const pass = await makePass(db(), structure, member, { offer })
  const booking = await makeBooking(db(), structure, pass, teacher, { startsAt: new Date('2030-01-07T10:00:00Z') })
  await makeCart(db(), structure, member, [{ offer }, { offer: trial, learnerId: child }])
  const order = await makePendingOrder(db(), structure, member, [{ offer: membershipOffer }, { offer }])
  expect(booking.endsAt.toISOString()).toBe('2030-01-07T11:00:00.000Z')
  expect(order.totalCents).toBe(85_000)
})
