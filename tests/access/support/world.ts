import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { encode } from 'next-auth/jwt'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { bookings } from '@/db/schema/bookings'
import { carts } from '@/db/schema/cart'
import { clientFiles, learners } from '@/db/schema/client-files'
import { outboxEvents } from '@/db/schema/outbox'
import { closures } from '@/db/schema/structures'
import type { StaffRole } from '@/lib/core/actor'
import { unwrap } from '@/lib/core/outcome'
import { addHours, startOfDay } from '@/lib/core/time'
import { beginImpersonation } from '@/lib/impersonation/commands/begin'
import { makeAbsence } from '../../factories/absence'
import { makeBooking } from '../../factories/booking'
import { makeDepositedCheque } from '../../factories/cheque'
import { makeCourse, makeGroupOffer, type TestCourse } from '../../factories/course'
import { makeDocument } from '../../factories/document'
import { makeEnrolled } from '../../factories/enrolment'
import { makeGiftOffer, makeVoucher } from '../../factories/gift'
import { makeImport } from '../../factories/import'
import { makeLearner, makeMember, makeReducedRateGrant, type TestMember } from '../../factories/member'
import { makeMembershipOffer, makeOffer } from '../../factories/offer'
import { makeCart, makePendingOrder } from '../../factories/order'
import { makeMembership, makePass } from '../../factories/pass'
import { makeRateRequest } from '../../factories/rate-request'
import { makeSitePage } from '../../factories/site-page'
import { makeStaff } from '../../factories/staff'
import { makeStructure, type TestStructure } from '../../factories/structure'
import { makeTeacherWithAvailability, type TestTeacher } from '../../factories/teacher'
import { makeTransfer } from '../../factories/transfer'
import { makeSlotAlert, makeWaitingEntry } from '../../factories/waiting'

/** Everything of one member that has an id, and words that nobody else may ever read. */
export type Household = {
  sessionId: string
  accountId: string
  clientFileId: string
  learnerId: string
  childId: string
  passId: string
  bookingId: string
  /** Its teacher is away: the absence, and what the pupil was asked. */
  absenceId: string
  answerId: string
  orderId: string
  orderNumber: number
  fileNumber: number
  orderLineId: string
  instalmentId: string
  cartLineId: string
  documentId: string
  rateRequestId: string
  grantId: string
  transferId: string
  importId: string
  chequeId: string
  slipId: string
  courseId: string
  courseSessionId: string
  groupPassId: string
  /** A place in a session of the course, on the group pass. */
  placeId: string
  waitingEntryId: string
  slotAlertId: string
  voucherId: string
  voucherCode: string
  /** Somebody of the office whom an admin of the structure looks after. */
  staffAccountId: string
  /** Who teaches the household's lessons, where, and in which room. */
  teacherId: string
  locationId: string
  roomId: string
  email: string
  secrets: string[]
}

export type World = {
  structure: TestStructure
  teacher: TestTeacher
  offerId: string
  membershipOfferId: string
  /** Another teacher, with a course and its first session: nothing of theirs is the teacher's of the office. */
  closureId: string
  colleague: { teacherId: string; courseId: string; sessionId: string }
  one: Household
  other: Household
  /**
   * An open session of somebody of the office for each role, of the administrator of another structure, and of one whose
   * role is suspended.
   */
  office: Record<StaffRole | 'stranger' | 'suspended', string>
  /** The session of an admin who sees the portal of `one` as its member does ([2.B1]). */
  seeing: string
}

/** A package of the course, paid: its cart is gone, the household's own comes after. */
async function enrol(structure: TestStructure, course: TestCourse, member: TestMember) {
  const offer = await makeGroupOffer(db(), structure, [course.id])
  const { passId } = await makeEnrolled(structure, offer, course, 1, member)
  await db().delete(carts).where(eq(carts.clientFileId, member.clientFileId))
  const [place] = await db().select({ id: bookings.id }).from(bookings).where(eq(bookings.passId, passId))
  return { groupPassId: passId, placeId: place!.id }
}

async function makeHousehold(
  structure: TestStructure,
  teacher: TestTeacher,
  offers: Record<'pack' | 'membership' | 'gift', Awaited<ReturnType<typeof makeOffer>>>,
  word: string,
  hour: number,
): Promise<Household> {
  const email = `${word.toLowerCase()}@secret.example`
  const member = await makeMember(db(), structure, { firstName: `Prenom${word}`, lastName: `Nom${word}`, email })
  const street = `${hour} impasse ${word}`
  await db().update(clientFiles).set({ addressLine1: street }).where(eq(clientFiles.id, member.clientFileId))
  const childId = await makeLearner(db(), structure, member.clientFileId)
  const child = { firstName: `Enfant${word}`, notesForTeacher: `Note${word}`, emergencyContact: `Urgence${word}` }
  await db().update(learners).set(child).where(eq(learners.id, childId))
  await makeMembership(db(), structure, member)
  const pass = await makePass(db(), structure, member, { offer: offers.pack, name: `Forfait${word}` })
  const startsAt = addHours(startOfDay('2099-01-05', structure.timeZone), hour)
  const booking = await makeBooking(db(), structure, pass, teacher, { startsAt })
  const order = await makePendingOrder(db(), structure, member, [{ offer: offers.pack }])
  const course = await makeCourse(db(), structure, {
    firstOn: '2099-02-02',
    startsAt: `${hour}:00`,
    teacherId: teacher.id,
  })
  const group = await enrol(structure, course, member)
  const cartId = await makeCart(db(), structure, member, [{ offer: offers.membership, learnerId: childId }])
  const [line] = (await db().query.cartLines.findMany({ where: (row, { eq: is }) => is(row.cartId, cartId) })) as {
    id: string
  }[]
  const owner = { structureId: structure.id, clientFileId: member.clientFileId }
  const document = await makeDocument(db(), owner, {
    fileName: `Facture${word}.pdf`,
    bytes: Buffer.from(`Octets${word}`),
  })
  const details = { recipientName: `Cadeau${word}`, message: `Mot${word}` }
  const { voucher } = await makeVoucher(structure, { buyer: member, offer: offers.gift, details })
  return {
    sessionId: member.sessionId,
    accountId: member.accountId,
    clientFileId: member.clientFileId,
    learnerId: member.learnerId,
    childId,
    passId: pass.id,
    bookingId: booking.id,
    ...(await makeAbsence(booking)),
    orderId: order.id,
    orderNumber: order.number,
    fileNumber: member.fileNumber,
    orderLineId: order.lineIds[0]!,
    instalmentId: order.paymentId,
    cartLineId: line!.id,
    documentId: document.id,
    rateRequestId: await makeRateRequest(member, { learnerId: childId }),
    grantId: await makeReducedRateGrant(db(), structure, member.learnerId),
    ...(await makeDepositedCheque(db(), structure, member, offers.pack)),
    ...group,
    courseId: course.id,
    courseSessionId: course.sessions[0]!.id,
    waitingEntryId: await makeWaitingEntry(db(), structure, member, { offer: offers.pack, course }),
    slotAlertId: await makeSlotAlert(db(), structure, member, { passId: pass.id }),
    voucherId: voucher.id,
    voucherCode: voucher.code,
    staffAccountId: (await makeStaff(db(), structure, { role: 'organiser' })).accountId,
    teacherId: teacher.id,
    locationId: structure.locationId,
    roomId: structure.roomIds[0],
    transferId: await makeTransfer(db(), structure, { payerName: `Nom${word}` }),
    importId: await makeImport(db(), structure),
    email,
    secrets: [
      email,
      street,
      `Facture${word}`,
      `Octets${word}`,
      `Prenom${word}`,
      `Nom${word}`,
      ...Object.values(child),
      `Forfait${word}`,
      pass.id,
      order.id,
      voucher.code,
      ...Object.values(details),
    ],
  }
}

async function makeOffice(structure: TestStructure, teacher: TestTeacher): Promise<World['office']> {
  const sessionOf = async (at: TestStructure, role: StaffRole, teacherId?: string) =>
    (await makeStaff(db(), at, { role, teacherId })).sessionId
  return {
    teacher: await sessionOf(structure, 'teacher', teacher.id),
    organiser: await sessionOf(structure, 'organiser'),
    accountant: await sessionOf(structure, 'accountant'),
    admin: await sessionOf(structure, 'admin'),
    stranger: await sessionOf(await makeStructure(db()), 'admin'),
    suspended: (await makeStaff(db(), structure, { role: 'admin', isSuspended: true })).sessionId,
  }
}

/** An admin who sees a portal as its member does. @returns their session */
async function makeSeeing(structure: TestStructure, { clientFileId }: Household): Promise<string> {
  const { actor } = await makeStaff(db(), structure)
  unwrap(await beginImpersonation(actor, { clientFileId, reason: 'Aide au téléphone' }))
  return actor.sessionId
}

async function makeClosure({ id: structureId }: TestStructure): Promise<string> {
  const days = { startsOn: '2099-12-24', endsOn: '2099-12-31', label: 'Fêtes' }
  const [closure] = await db()
    .insert(closures)
    .values({ structureId, ...days })
    .returning({ id: closures.id })
  return closure!.id
}

/** Two households of one structure, with the same kinds of things. */
export async function makeWorld(): Promise<World> {
  const structure = await makeStructure(db(), { slug: 'acces' })
  await makeSitePage(db(), structure)
  const teacher = await makeTeacherWithAvailability(db(), structure)
  const pack = await makeOffer(db(), structure, { teacherIds: [teacher.id] })
  const membership = await makeMembershipOffer(db(), structure)
  const offers = { pack, membership, gift: await makeGiftOffer(structure) }
  const course = await makeCourse(db(), structure, { firstOn: '2099-03-04' })
  const one = await makeHousehold(structure, teacher, offers, 'Visible', 10)
  const world = {
    structure,
    teacher,
    offerId: pack.id,
    membershipOfferId: membership.id,
    closureId: await makeClosure(structure),
    colleague: { teacherId: course.teacherId, courseId: course.id, sessionId: course.sessions[0]!.id },
    one,
    other: await makeHousehold(structure, teacher, offers, 'Cachee', 14),
    office: await makeOffice(structure, teacher),
    seeing: await makeSeeing(structure, one),
  }
  // What the sales told has left: nothing moves by itself while a test looks for what an answer changed.
  await db().update(outboxEvents).set({ dispatchedAt: sql`app_now()` })
  return world
}

/** A household whose ids belong to nothing. */
export function makeNobody(): Omit<Household, 'secrets'> {
  const id = () => randomUUID()
  return {
    sessionId: id(),
    accountId: id(),
    clientFileId: id(),
    learnerId: id(),
    childId: id(),
    passId: id(),
    bookingId: id(),
    absenceId: id(),
    answerId: id(),
    groupPassId: id(),
    placeId: id(),
    orderId: id(),
    orderNumber: 999_999_999,
    fileNumber: 999_999_999,
    orderLineId: id(),
    instalmentId: id(),
    cartLineId: id(),
    documentId: id(),
    rateRequestId: id(),
    grantId: id(),
    transferId: id(),
    importId: id(),
    chequeId: id(),
    slipId: id(),
    courseId: id(),
    courseSessionId: id(),
    waitingEntryId: id(),
    slotAlertId: id(),
    voucherId: id(),
    voucherCode: 'AAAABBBBCCCC',
    staffAccountId: id(),
    teacherId: id(),
    locationId: id(),
    roomId: id(),
    email: 'personne@secret.example',
  }
}

const cookie = 'diapason.session'
export const cookieOf = async (sessionId: string, secret: string): Promise<string> =>
  `${cookie}=${await encode({ token: { sessionId }, secret, salt: cookie })}`

/** Cookies that are worth nothing, each for a reason of its own. */
export async function makeDeadCookies({ structure }: World, secret: string): Promise<Record<string, string>> {
  const { sql } = await import('drizzle-orm')
  const ended = await makeMember(db(), structure)
  const expired = await makeMember(db(), structure)
  const suspended = await makeMember(db(), structure)
  const erased = await makeMember(db(), structure)
  const elsewhere = await makeMember(db(), await makeStructure(db()))
  const live = await makeMember(db(), structure)
  const removed = await makeMember(db(), structure)
  await db()
    .update(clientFiles)
    .set({ status: 'deactivated', deactivatedAt: sql`app_now()` as never })
    .where(eq(clientFiles.id, removed.clientFileId))
  await db().execute(sql`update account_sessions set ended_at = now() where id = ${ended.sessionId}`)
  await db().execute(sql`update account_sessions set expires_at = now() where id = ${expired.sessionId}`)
  await db().update(accounts).set({ status: 'suspended' }).where(eq(accounts.id, suspended.accountId))
  await db().update(accounts).set({ status: 'erased' }).where(eq(accounts.id, erased.accountId))
  const good = await cookieOf(live.sessionId, secret)
  return {
    ended: await cookieOf(ended.sessionId, secret),
    expired: await cookieOf(expired.sessionId, secret),
    suspended: await cookieOf(suspended.sessionId, secret),
    erased: await cookieOf(erased.sessionId, secret),
    'whose file is deactivated': await cookieOf(removed.sessionId, secret),
    'of another structure': await cookieOf(elsewhere.sessionId, secret),
    'signed by somebody else': await cookieOf(live.sessionId, 'another secret of 32 characters or more'),
    altered: `${good.slice(0, -4)}AAAA`,
    'a bare id': `${cookie}=${live.sessionId}`,
    'not an id': await cookieOf("x' or true --", secret),
  }
}
