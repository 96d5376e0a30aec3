import { db } from '@/db/client'
import { messages } from '@/db/schema/messages'
import { inTransaction } from '@/db/transaction'
import { addCredit } from '@/lib/account-credits/commands'
import type { Actor } from '@/lib/core/actor'
import { clock } from '@/lib/core/clock'
import type { LockedTx } from '@/lib/core/locks'
import { addDays, dayOf, findInstant } from '@/lib/core/time'
import { makeBooking } from './booking'
import { makeCourse, makeGroupOffer } from './course'
import { makeDocument } from './document'
import { makeEnrolled } from './enrolment'
import { makeGiftOffer, makeVoucher } from './gift'
import { makeLearner, makeMember } from './member'
import { makeMembership, makePass } from './pass'
import { makeRateRequest } from './rate-request'
import { nextNumber } from './sequence'
import type { TestStructure } from './structure'
import { makeTeacherWithAvailability } from './teacher'
import { makeSlotAlert, makeWaitingEntry } from './waiting'

/** Their courses are on different days of the week: a room holds one at a time. */
let made = 0
const job: Actor = { kind: 'job', name: 'factory' }

/** Somebody with a bit of everything: an order paid at the desk with its gift, places in a course, a lesson, a credit, a queue, papers, mails. */
export async function makeBusyMember(structure: TestStructure, given: Parameters<typeof makeMember>[2] = {}) {
  const member = await makeMember(db(), structure, given)
  const { clientFileId, learnerId } = member
  const childId = await makeLearner(db(), structure, clientFileId, {})
  const teacher = await makeTeacherWithAvailability(db(), structure)
  const gift = await makeVoucher(structure, { buyer: member, offer: await makeGiftOffer(structure) })
  const course = await makeCourse(db(), structure, {
    firstOn: addDays(dayOf(await clock(), structure.timeZone), 40 + made++),
    count: 12,
    roomId: structure.roomIds[1],
  })
  const group = await makeGroupOffer(db(), structure, [course.id])
  const enrolled = await makeEnrolled(structure, group, course, 0, member)
  await makeMembership(db(), structure, member)
  const pass = await makePass(db(), structure, member, { credits: 5 })
  const startsAt = findInstant(addDays('2098-05-06', made), '10:00', structure.timeZone)!
  const booking = await makeBooking(db(), structure, pass, teacher, { startsAt })
  await makeWaitingEntry(db(), structure, { clientFileId, learnerId: childId }, { offer: group, course })
  await makeWaitingEntry(db(), structure, { clientFileId, learnerId }, { offer: group, course })
  await makeSlotAlert(db(), structure, member, { passId: pass.id })
  const requestId = await makeRateRequest(member)
  const document = await makeDocument(db(), { structureId: structure.id, clientFileId })
  await inTransaction((tx) =>
    addCredit(tx as LockedTx, job, {
      structureId: structure.id,
      clientFileId,
      kind: 'grant',
      amountCents: 2_000,
      businessKey: `grant:${nextNumber()}`,
      reason: 'Geste',
    }),
  )
  await db()
    .insert(messages)
    .values({
      structureId: structure.id,
      clientFileId,
      key: `test:${nextNumber()}`,
      template: 'order.paid',
      recipient: member.email,
      subject: 'Sujet',
      html: '<p>Texte</p>',
      text: 'Texte',
      state: 'sent',
    })
  return { ...member, childId, teacher, gift, course, group, enrolled, pass, booking, requestId, document }
}
