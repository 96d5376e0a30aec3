import { expect, test } from 'vitest'
import { describeOffer } from '@/app/[structure]/(site)/structured-data'
import type { Offer } from '@/lib/catalogue/types'
import type { Structure } from '@/lib/structures/queries'

process.env.DATABASE_URL ??= 'postgres://nobody@localhost/none'
process.env.DATABASE_OWNER_URL ??= process.env.DATABASE_URL

const startsAt = new Date('2026-12-02T18:30:00Z')
const session = {
  id: 's',
  courseId: 'c',
  startsAt,
  endsAt: new Date('2026-12-02T20:00:00Z'),
  state: 'free',
  freeSeats: 2,
} as const
const course = {
  id: 'c',
  name: 'Chant collectif',
  teacherName: 'Paul Verdier',
  locationName: 'Studio',
  roomName: 'Salle',
}
const offer = {
  kind: 'group',
  slug: 'forfait',
  name: 'Forfait',
  summary: '',
  credits: 1,
  lessonMinutes: 90,
  teachers: [],
  priceCents: 10_000,
}

test('[1.A3] the start dates with a place are instances of the course, the full ones are not', () => {
  const structure = { slug: 'atelier', name: 'L’Atelier', currency: 'EUR' } as Structure
  const starts = [true, false].map((isOpen) => ({ sessionId: 's', startsAt, sessions: [session], isOpen }))
  const told = describeOffer(structure, offer as unknown as Offer, [{ course, starts }])
  expect(told).toMatchObject({
    '@type': 'Course',
    hasCourseInstance: [
      { startDate: '2026-12-02T18:30:00.000Z', endDate: '2026-12-02T20:00:00.000Z', name: 'Chant collectif' },
    ],
  })
})
