import { and, eq, like, or } from 'drizzle-orm'
import sharp from 'sharp'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { auditJournal } from '@/db/views'
import { listOffers } from '@/lib/catalogue/queries/list-offers'
import { addHours, startOfDay } from '@/lib/core/time'
import { addPlace, changePlace, movePlace, removePlace } from '@/lib/school/commands/keep-places'
import { addRoom, changeRoom, moveRoom, removeRoom } from '@/lib/school/commands/keep-rooms'
import { addTeacher, changeTeacher, moveTeacher, setTeaching } from '@/lib/school/commands/keep-teachers'
import { setPortrait } from '@/lib/school/commands/set-portrait'
import { sendPortrait } from '@/lib/school/flows'
import { findDeskPlace, listDeskPlaces } from '@/lib/school/queries/list-places'
import { findDeskTeacher } from '@/lib/school/queries/list-teachers'
import { fingerprintTerms, termsOfPlace, termsOfRoom, termsOfTeacher } from '@/lib/school/rules'
import { removePicture } from '@/lib/settings/commands/keep-pictures'
import { listPictures } from '@/lib/site/queries'
import { listTeachers } from '@/lib/structures/queries'
import { makeBooking } from '../factories/booking'
import { makeCourse } from '../factories/course'
import { makeMember } from '../factories/member'
import { makeOffer } from '../factories/offer'
import { makePass } from '../factories/pass'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability } from '../factories/teacher'
import { createTestDatabase } from '../support/database'

await createTestDatabase()

let structure: TestStructure
let admin: TestStaff

beforeEach(async () => {
  structure = await makeStructure(db())
  admin = await makeStaff(db(), structure)
})

const terms = {
  firstName: 'Élise',
  lastName: 'Arnoult',
  email: 'elise@structure.example',
  phone: '+33199000009',
  discipline: 'Chant',
  biography: 'Le souffle.',
  asksToAgreeFirst: false,
}
const add = async (given: Partial<typeof terms> = {}): Promise<string> => {
  const made = await addTeacher(admin.actor, { ...terms, ...given })
  if (!made.ok) throw new Error(made.refusal)
  return made.value.teacherId
}
const one = async (id: string) => (await findDeskTeacher(structure.id, id))!
const namesOf = async () => (await listTeachers(structure.id)).map(({ firstName }) => firstName)
const place = async () => (await findDeskPlace(structure.id, structure.locationId))!
const roomTerms = { name: 'Studio 3', description: '', capacity: 4, areaSquareMetres: 20, isRentable: true }
const operations = async () =>
  (
    await db()
      .select({ operation: auditJournal.operation })
      .from(auditJournal)
      .where(
        and(
          eq(auditJournal.structureId, structure.id),
          or(...['teacher.%', 'place.%', 'room.%'].map((start) => like(auditJournal.operation, start))),
        ),
      )
      .orderBy(auditJournal.id)
  ).map(({ operation }) => operation)

describe('[2.F3] teachers', () => {
  test('are added last, written over what was seen only, put in order, each noted', async () => {
    const [a, b] = [await add(), await add({ firstName: 'Basile' })]
    expect([(await one(a)).slug, (await one(b)).slug]).toEqual(['elise-arnoult', 'basile-arnoult'])
    const seen = fingerprintTerms(termsOfTeacher(await one(a)))
    const changed = { teacherId: a, seen, terms: { ...terms, firstName: 'Ava', biography: 'La voix.' } }
    expect(await changeTeacher(admin.actor, changed)).toMatchObject({ ok: true })
    expect(await changeTeacher(admin.actor, changed)).toEqual({ ok: false, refusal: 'changed_meanwhile' })
    expect(await one(a)).toMatchObject({ slug: 'elise-arnoult', firstName: 'Ava', biography: 'La voix.' })
    expect(await moveTeacher(admin.actor, b, { before: a })).toMatchObject({ ok: true })
    expect(await moveTeacher(admin.actor, b, 'up')).toEqual({ ok: false, refusal: 'nothing_moved' })
    expect(await namesOf()).toEqual(['Basile', 'Ava'])
    expect(await operations()).toEqual(['teacher.added', 'teacher.added', 'teacher.changed', 'teacher.moved'])
  })

  test('leave once nothing of theirs is planned or sold, and come back', async () => {
    const teacher = await makeTeacherWithAvailability(db(), structure)
    const offer = await makeOffer(db(), structure, { teacherIds: [teacher.id] })
    const gone = () => setTeaching(admin.actor, teacher.id, false)
    expect(await gone()).toMatchObject({ refusal: 'teacher_of_offer', detail: { offer: offer.name } })
    const pass = await makePass(db(), structure, await makeMember(db(), structure), { offer })
    await makeBooking(db(), structure, pass, teacher, {
      startsAt: addHours(startOfDay('2099-01-05', structure.timeZone), 10),
    })
    expect(await gone()).toEqual({ ok: false, refusal: 'teacher_planned', detail: { count: 1 } })
    const other = await makeTeacherWithAvailability(db(), structure, { firstName: 'Zoé' })
    await makeOffer(db(), structure, { teacherIds: [other.id, teacher.id] })
    const free = await add()
    expect(await setTeaching(admin.actor, free, false)).toMatchObject({ ok: true })
    expect(await setTeaching(admin.actor, free, false)).toMatchObject({ ok: true })
    expect(await namesOf()).not.toContain('Élise')
    expect(await setTeaching(admin.actor, free, true)).toMatchObject({ ok: true })
    expect(await namesOf()).toContain('Élise')
    expect((await operations()).slice(-2)).toEqual(['teacher.left', 'teacher.returned'])
    expect((await listOffers(structure.id)).length).toBe(2)
  })
})

describe('[2.F3] a portrait', () => {
  const square = (background: string) =>
    sharp({ create: { width: 8, height: 8, channels: 3, background } })
      .png()
      .toBuffer()

  test('is public with its words, replaced, and goes with its bytes unless it is shown elsewhere', async () => {
    const [teacherId, other] = [await add(), await add({ firstName: 'Basile' })]
    const [blue, red] = [await square('#146'), await square('#641')]
    const shown = async () => (await listTeachers(structure.id)).map(({ portrait }) => portrait?.alt ?? null)
    const kept = async () => (await listPictures(structure.id)).map(({ alt }) => alt)
    for (const id of [teacherId, other])
      expect(await sendPortrait(admin.actor, { teacherId: id, alt: 'Au piano', bytes: blue })).toMatchObject({
        ok: true,
      })
    expect(await removePicture(admin.actor, (await one(other)).portrait!.id)).toMatchObject({ refusal: 'picture_used' })
    await sendPortrait(admin.actor, { teacherId, alt: 'Au micro', bytes: red })
    expect([await shown(), await kept()]).toEqual([
      ['Au micro', 'Au piano'],
      ['Au micro', 'Au piano'],
    ])
    expect(await setPortrait(admin.actor, { teacherId, pictureId: null })).toMatchObject({ ok: true })
    expect([await shown(), await kept()]).toEqual([[null, 'Au piano'], ['Au piano']])
    expect(await operations()).toContain('teacher.portrait')
  })

  test('is nobody’s of another structure, and refused like every picture', async () => {
    const stranger = await makeStaff(db(), await makeStructure(db()))
    const [teacherId, bytes] = [await add(), await square('#146')]
    const sent = (actor = admin.actor, given: Buffer = bytes) =>
      sendPortrait(actor, { teacherId, alt: 'Ici', bytes: given })
    expect(await sent(stranger.actor)).toEqual({ ok: false, refusal: 'not_found' })
    expect(await setPortrait(stranger.actor, { teacherId, pictureId: null })).toMatchObject({ refusal: 'not_found' })
    expect(await sent(admin.actor, Buffer.from('<svg/>'))).toMatchObject({ refusal: 'picture_kind' })
    expect((await one(teacherId)).portrait).toBeNull()
  })
})

describe('[2.F3] places and rooms', () => {
  test('are added, changed and ordered; what serves stays', async () => {
    const made = await addPlace(admin.actor, { name: 'Annexe', address: '2 rue des Essais', directions: '' })
    if (!made.ok) throw new Error(made.refusal)
    const { placeId } = made.value
    const room = await addRoom(admin.actor, placeId, roomTerms)
    if (!room.ok) throw new Error(room.refusal)
    expect(await removePlace(admin.actor, placeId)).toMatchObject({ refusal: 'place_with_rooms' })
    expect(await removeRoom(admin.actor, { placeId, roomId: room.value.roomId })).toMatchObject({ ok: true })
    expect(await movePlace(admin.actor, placeId, 'up')).toMatchObject({ ok: true })
    expect((await listDeskPlaces(structure.id)).map(({ name }) => name)).toEqual(['Annexe', 'Atelier'])
    expect(await removePlace(admin.actor, placeId)).toMatchObject({ ok: true })
    const seen = fingerprintTerms(termsOfPlace(await place()))
    const change = { placeId: structure.locationId, seen, terms: { name: 'Cour', address: 'Ici', directions: 'Là' } }
    expect(await changePlace(admin.actor, change)).toMatchObject({ ok: true })
    expect(await changePlace(admin.actor, change)).toEqual({ ok: false, refusal: 'changed_meanwhile' })
    expect(await operations()).toEqual([
      ...['place.added', 'room.added', 'room.removed', 'place.moved', 'place.removed', 'place.changed'],
    ])
  })

  test('a room where something took place, or is to, stays, as large as its largest session', async () => {
    await makeCourse(db(), structure, { firstOn: '2099-03-04', capacity: 8 })
    const { rooms } = await place()
    const used = rooms.find(({ isUsed }) => isUsed)!
    const placeId = structure.locationId
    expect(used.largest).toBe(8)
    expect(await removeRoom(admin.actor, { placeId, roomId: used.id })).toMatchObject({ refusal: 'room_used' })
    const seen = fingerprintTerms(termsOfRoom(used))
    const smaller = { ...termsOfRoom(used), capacity: used.largest - 1 }
    const refused = { ok: false, refusal: 'room_too_small', detail: { count: used.largest } }
    expect(await changeRoom(admin.actor, { placeId, roomId: used.id, seen, terms: smaller })).toEqual(refused)
    expect(await moveRoom(admin.actor, { placeId, roomId: rooms[1]!.id, move: 'up' })).toMatchObject({ ok: true })
    expect((await place()).rooms.map(({ id }) => id)).toEqual([rooms[1]!.id, rooms[0]!.id])
  })

  test('nothing of another structure, nor for whoever doesn’t decide of it', async () => {
    const refused = { ok: false, refusal: 'not_found' }
    const elsewhere = await makeStaff(db(), await makeStructure(db()))
    const organiser = await makeStaff(db(), structure, { role: 'organiser' })
    const teacherId = await add()
    const placeId = structure.locationId
    for (const { actor } of [elsewhere, organiser]) {
      expect(await changeTeacher(actor, { teacherId, seen: '', terms })).toEqual(refused)
      expect(await setTeaching(actor, teacherId, false)).toEqual(refused)
      expect(await moveTeacher(actor, teacherId, 'up')).toEqual(refused)
      expect(await removePlace(actor, placeId)).toEqual(refused)
      expect(await addRoom(actor, placeId, roomTerms)).toEqual(refused)
    }
    expect(await addTeacher(organiser.actor, terms)).toEqual(refused)
    expect(await addPlace(organiser.actor, { name: 'A', address: 'B', directions: '' })).toEqual(refused)
  })
})
