import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computeWeek, findSlot, stepMinutes } from '@/lib/agenda/rules'
import type { AgendaFacts, Busy, Slot } from '@/lib/agenda/types'
import { addDays, addMinutes, dayOf, type Instant, mondayOf, wallTimeOf } from '@/lib/core/time'

/** Days on which the clocks change, and ordinary ones beside them ([6.R11]). */
const zones = {
  'Europe/Paris': { forward: '2026-03-29', back: '2026-10-25' },
  'America/Montreal': { forward: '2026-03-08', back: '2026-11-01' },
} as const
type Zone = keyof typeof zones
const zoneNames = Object.keys(zones) as Zone[]

const longBefore = new Date('2025-01-01T00:00:00Z')
const wall = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

const factsOf = (zone: Zone, from: string, to: string, lessonMinutes = 60, busy: Busy[] = []): AgendaFacts => ({
  zone,
  teacherId: 'teacher',
  learnerId: 'learner',
  lessonMinutes,
  noticeHours: 0,
  pass: { validFrom: '2020-01-01', validUntil: '2030-12-31', bookableFrom: '2020-01-01' },
  openings: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    startsAt: from,
    endsAt: to,
    validFrom: '2020-01-01',
    validUntil: null,
    locationId: 'place',
    roomIds: ['one', 'two'],
  })),
  exceptions: [],
  closures: [],
  busy,
})

const slotsOf = (facts: AgendaFacts, day: string, now: Instant = longBefore): Slot[] =>
  Object.values(computeWeek(facts, mondayOf(day), now).days.find((one) => one.day === day)!.slots)

describe.each(zoneNames)('the days when the clocks change in %s [6.R11]', (zone) => {
  const { forward, back } = zones[zone]

  test('a weekly 17:00 stays 17:00 the week before, the day itself and the week after [0.I8]', () => {
    for (const changed of [forward, back]) {
      for (const day of [addDays(changed, -7), changed, addDays(changed, 7)]) {
        const [first] = slotsOf(factsOf(zone, '17:00', '18:00'), day)
        expect(wallTimeOf(first!.startsAt, zone)).toBe('17:00')
        expect(dayOf(first!.startsAt, zone)).toBe(day)
        expect(first!.endsAt.getTime() - first!.startsAt.getTime()).toBe(3_600_000)
      }
    }
  })

  test('the hour that doesn’t exist is never offered, and a lesson over it lasts its real length', () => {
    const times = slotsOf(factsOf(zone, '00:00', '06:00'), forward).map((slot) => slot.time)
    expect(times).toEqual(['00:00', '00:30', '01:00', '01:30', '03:00', '03:30', '04:00', '04:30', '05:00'])
    const [over] = slotsOf(factsOf(zone, '01:30', '04:00'), forward)
    expect([over!.time, wallTimeOf(over!.endsAt, zone)]).toEqual(['01:30', '03:30'])
    // Hours that end in it end when the clocks change: an hour from 01:30 doesn't fit before.
    expect(slotsOf(factsOf(zone, '01:30', '02:30'), forward)).toEqual([])
    expect(slotsOf(factsOf(zone, '02:30', '04:00'), forward).map((slot) => slot.time)).toEqual(['03:00'])
  })

  test('the hour that comes twice is offered once, the first time, and nothing overlaps', () => {
    const slots = slotsOf(factsOf(zone, '00:00', '06:00'), back)
    expect(new Set(slots.map((slot) => slot.time)).size).toBe(slots.length)
    for (const slot of slots) expect(wallTimeOf(slot.startsAt, zone)).toBe(slot.time)
    expect(slots.at(-1)!.time).toBe('05:00')
  })
})

/** Any day of three years, the days of change more often than their share. */
const anyDay = (zone: Zone) =>
  fc.oneof(
    fc.constantFrom(...Object.values(zones[zone]).flatMap((day) => [addDays(day, -1), day, addDays(day, 1)])),
    fc.integer({ min: 0, max: 1095 }).map((days) => addDays('2025-06-01', days)),
  )

const anyCase = fc.constantFrom(...zoneNames).chain((zone) =>
  fc.record({
    zone: fc.constant(zone),
    day: anyDay(zone),
    from: fc.integer({ min: 0, max: 92 }).map((quarter) => quarter * 15),
    length: fc.integer({ min: 1, max: 40 }).map((quarter) => quarter * 15),
    lessonMinutes: fc.constantFrom(30, 45, 60, 90, 120),
    busy: fc.array(
      fc.record({
        who: fc.constantFrom('teacher', 'learner', 'one', 'two'),
        at: fc.integer({ min: 0, max: 1500 }),
        minutes: fc.integer({ min: 5, max: 180 }),
      }),
      { maxLength: 6 },
    ),
    nowAt: fc.integer({ min: -3000, max: 3000 }),
  }),
)

test('whatever the day, hours, length and claims: a free slot starts on a row, fits, and overlaps nobody [0.I1]', () => {
  fc.assert(
    fc.property(anyCase, ({ zone, day, from, length, lessonMinutes, busy, nowAt }) => {
      const to = wall(Math.min(from + length, 1439))
      const midnight = slotsOf(factsOf(zone, '00:00', '24:00'), day)[0]!.startsAt
      const claims = busy.map((one) => {
        const startsAt = addMinutes(midnight, one.at)
        return { resourceId: one.who, startsAt, endsAt: addMinutes(startsAt, one.minutes) }
      })
      const now = addMinutes(midnight, nowAt)
      const facts = factsOf(zone, wall(from), to, lessonMinutes, claims)
      for (const slot of slotsOf(facts, day, now)) {
        // What the grid shows is what the server decides.
        expect(findSlot(facts, slot.startsAt, now)).toEqual(slot)
        expect(wallTimeOf(slot.startsAt, zone)).toBe(slot.time)
        expect(dayOf(slot.startsAt, zone)).toBe(day)
        expect(Number(slot.time.slice(3)) % stepMinutes).toBe(0)
        expect(slot.endsAt.getTime()).toBe(addMinutes(slot.startsAt, lessonMinutes).getTime())
        if (slot.state !== 'free') continue
        expect(slot.startsAt.getTime()).toBeGreaterThanOrEqual(now.getTime())
        for (const claim of claims) {
          const overlaps = claim.startsAt < slot.endsAt && slot.startsAt < claim.endsAt
          if (overlaps) expect(['teacher', 'learner', slot.roomId]).not.toContain(claim.resourceId)
        }
      }
    }),
    { numRuns: 120 },
  )
})
