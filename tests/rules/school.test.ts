import { describe, expect, test } from 'vitest'
import { checkLeaving, checkPlaceRemoval, checkRoom, checkRoomRemoval, fingerprintTerms } from '@/lib/school/rules'
import { newTeacherSchema, roomSchema } from '@/lib/school/schema'

const no = (refusal: string, detail?: Record<string, unknown>) => ({
  ok: false,
  refusal,
  ...(detail ? { detail } : {}),
})
const yes = { ok: true }

describe('[2.F3] who teaches, and where', () => {
  test('whoever leaves leaves nothing behind', () => {
    expect(checkLeaving({ planned: 0, soleOffers: [] })).toEqual(yes)
    expect(checkLeaving({ planned: 3, soleOffers: ['Chant'] })).toEqual(no('teacher_planned', { count: 3 }))
    expect(checkLeaving({ planned: 0, soleOffers: ['Chant'] })).toEqual(no('teacher_of_offer', { offer: 'Chant' }))
  })

  test('a place or a room that serves stays; a room holds what is planned there', () => {
    expect(checkPlaceRemoval({ rooms: [], isUsed: false })).toEqual(yes)
    expect(checkPlaceRemoval({ rooms: [1, 2], isUsed: true })).toEqual(no('place_with_rooms', { count: 2 }))
    expect(checkPlaceRemoval({ rooms: [], isUsed: true })).toEqual(no('place_used'))
    expect([checkRoomRemoval({ isUsed: false }), checkRoomRemoval({ isUsed: true })]).toEqual([yes, no('room_used')])
    expect(checkRoom({ capacity: 8 }, 8)).toEqual(yes)
    expect(checkRoom({ capacity: 7 }, 8)).toEqual(no('room_too_small', { count: 8 }))
  })

  test('what a form was rendered from has a mark, whatever the order of its words', () => {
    const seen = fingerprintTerms({ name: 'A', address: 'B', directions: '' })
    expect(fingerprintTerms({ directions: '', address: 'B', name: 'A' })).toBe(seen)
    expect(fingerprintTerms({ directions: '', address: 'b', name: 'A' })).not.toBe(seen)
  })

  test('what is typed: a telephone of anywhere, whole numbers, an area or none', () => {
    const typed = {
      firstName: ' Ada ',
      lastName: 'L',
      email: 'a@b.example',
      phone: '06 12 34 56 78',
      discipline: 'Chant',
    }
    expect(newTeacherSchema.parse(typed)).toMatchObject({ firstName: 'Ada', phone: '+33612345678', biography: '' })
    expect(newTeacherSchema.safeParse({ ...typed, phone: 'non', email: 'x' }).error?.issues).toHaveLength(2)
    const id = '0198c0de-0000-7000-8000-000000000001'
    const room = {
      place: id,
      room: id,
      seen: 'x',
      name: 'Studio',
      capacity: '6',
      areaSquareMetres: '',
      isRentable: 'on',
    }
    expect(roomSchema.parse(room).terms).toEqual({
      name: 'Studio',
      description: '',
      capacity: 6,
      areaSquareMetres: null,
      isRentable: true,
    })
    expect(roomSchema.safeParse({ ...room, capacity: '0' }).success).toBe(false)
  })
})
