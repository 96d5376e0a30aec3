import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { checkClosure } from '@/lib/closures/rules'
import { addDays, type Day, dayOf, overlaps, wallTimeOf, weekdayOf } from '@/lib/core/time'
import {
  checkCapacity,
  checkChangeable,
  checkMove,
  checkPattern,
  fingerprintOf,
  isExtension,
  listPatternDays,
  maxCourseDays,
  planCarryOver,
  planDates,
} from '@/lib/courses/rules'
import type { DeskSession, Engagement, PlanFacts, WeeklyPattern } from '@/lib/courses/types'
import type { OpenSession } from '@/lib/places/types'
import { isWithinReach } from '@/lib/staff/rules'

/** The days on which the clocks change; Lord Howe's by half an hour only. */
const zones = {
  'Europe/Paris': { forward: '2027-03-28', back: '2026-10-25', lost: '02:30' },
  'America/Montreal': { forward: '2027-03-14', back: '2026-11-01', lost: '02:30' },
  'Australia/Lord_Howe': { forward: '2026-10-04', back: '2027-04-04', lost: '02:15' },
} as const
type Zone = keyof typeof zones
const zoneNames = Object.keys(zones) as Zone[]

const facts = (zone: string, given: Partial<PlanFacts> = {}): PlanFacts => ({
  zone,
  holidays: [],
  closures: [],
  engagements: [],
  planned: [],
  now: new Date(0),
  ...given,
})
const pattern = (given: Partial<WeeklyPattern> = {}): WeeklyPattern => ({
  weekday: 3,
  startsAt: '19:30',
  lessonMinutes: 90,
  firstOn: '2026-09-02',
  lastOn: '2027-06-30',
  holidayZone: null,
  ...given,
})

const two = (value: number) => String(value).padStart(2, '0')
const times = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((t) => t.map(two).join(':'))
const somePattern = fc.record({
  weekday: fc.integer({ min: 1, max: 7 }),
  startsAt: times,
  lessonMinutes: fc.integer({ min: 15, max: 240 }),
  firstOn: fc.integer({ min: 0, max: 700 }).map((days) => addDays('2025-09-01', days)),
  length: fc.integer({ min: 0, max: 400 }),
})
const period = fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 20 })).map(([from, days]) => ({
  startsOn: addDays('2025-09-01', from),
  endsOn: addDays('2025-09-01', from + days),
  label: 'Fermé',
}))

afterEach(() => {
  process.env.TZ = 'UTC'
})

describe.each(zoneNames)('the dates of a weekly course in %s [1.H1] [6.R11]', (zone) => {
  const { forward, back, lost } = zones[zone]

  test('over both changes of the clocks, 19:30 stays 19:30 and lasts its real length [0.I8]', () => {
    for (const changed of [forward, back]) {
      const week = pattern({ weekday: weekdayOf(changed), firstOn: addDays(changed, -7), lastOn: addDays(changed, 7) })
      const dates = planDates(week, facts(zone))
      expect(dates.map(({ day }) => day)).toEqual([addDays(changed, -7), changed, addDays(changed, 7)])
      for (const { during } of dates) {
        expect(wallTimeOf(during!.startsAt, zone)).toBe('19:30')
        expect(during!.endsAt.getTime() - during!.startsAt.getTime()).toBe(90 * 60_000)
      }
    }
  })

  test('a time that the clocks jump over has no session that day, and one the weeks around', () => {
    const week = pattern({
      weekday: weekdayOf(forward),
      startsAt: lost,
      firstOn: addDays(forward, -7),
      lastOn: addDays(forward, 7),
    })
    expect(planDates(week, facts(zone)).map(({ state }) => state)).toEqual(['kept', 'no_such_time', 'kept'])
  })

  test('any course: one date a week at its wall-clock time, none on a day off, and the same whatever the server’s zone', () => {
    fc.assert(
      fc.property(somePattern, fc.array(period, { maxLength: 5 }), ({ length, ...given }, closures) => {
        const week = pattern({ ...given, lastOn: addDays(given.firstOn, length) })
        const dates = planDates(week, facts(zone, { closures }))
        expect(dates.map(({ day }) => day)).toEqual(listPatternDays(week))
        for (const [rank, { day, state, during }] of dates.entries()) {
          expect(weekdayOf(day)).toBe(week.weekday)
          if (rank > 0) expect(day).toBe(addDays(dates[rank - 1]!.day, 7))
          const isOff = closures.some(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)
          expect(state === 'closed').toBe(isOff)
          if (state !== 'kept') continue
          expect([dayOf(during!.startsAt, zone), wallTimeOf(during!.startsAt, zone)]).toEqual([day, week.startsAt])
        }
        for (const server of ['Pacific/Auckland', 'America/Los_Angeles']) {
          process.env.TZ = server
          expect(fingerprintOf(planDates(week, facts(zone, { closures })))).toBe(fingerprintOf(dates))
        }
        process.env.TZ = 'UTC'
      }),
      { numRuns: 60 },
    )
  })
})

describe('what is in the way of a date [1.H1]', () => {
  const engagement = (startsAt: string, endsAt: string, name = 'Léa Martin'): Engagement => ({
    resourceKind: 'teacher',
    resourceId: 'teacher',
    ownerKind: 'booking',
    ownerId: 'booking',
    name,
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
  })
  const weeks = pattern({ firstOn: '2026-09-02', lastOn: '2026-09-16' })
  const states = (given: Partial<PlanFacts>, of = weeks) =>
    planDates(of, facts('Europe/Paris', given)).map(({ state, cause }) => (cause ? `${state} ${cause}` : state))

  test('a lesson that overlaps is named; one that ends as the session begins isn’t in the way', () => {
    const lesson = engagement('2026-09-09T17:00:00Z', '2026-09-09T18:00:00Z')
    expect(states({ engagements: [lesson] })).toEqual(['kept', 'taken Léa Martin', 'kept'])
    const before = engagement('2026-09-09T16:30:00Z', '2026-09-09T17:30:00Z')
    expect(states({ engagements: [before] })).toEqual(['kept', 'kept', 'kept'])
  })

  test('school holidays count for a course of a zone, both days included, and not for one held all year', () => {
    const holidays = [{ startsOn: '2026-09-09', endsOn: '2026-09-16', label: 'Vacances' }]
    expect(states({ holidays }, { ...weeks, holidayZone: 'C' })).toEqual([
      'kept',
      'holiday Vacances',
      'holiday Vacances',
    ])
    expect(states({ holidays })).toEqual(['kept', 'kept', 'kept'])
  })

  test('days that have their session, and those past, are not planned again', () => {
    expect(states({ planned: ['2026-09-09'] })).toEqual(['kept', 'kept'])
    expect(states({ now: new Date('2026-09-09T17:30:00Z') })).toEqual(['kept'])
  })

  test('a course is planned two years ahead at most, in order, and is never shortened', () => {
    const today: Day = '2026-09-01'
    expect(checkPattern(pattern(), today)).toEqual({ ok: true })
    expect(checkPattern(pattern({ lastOn: '2026-09-01' }), today)).toMatchObject({ refusal: 'course_dates_wrong' })
    expect(checkPattern(pattern({ lastOn: addDays(today, maxCourseDays) }), today)).toEqual({ ok: true })
    const beyond = pattern({ lastOn: addDays(today, maxCourseDays + 1) })
    expect(checkPattern(beyond, today)).toMatchObject({ refusal: 'course_too_long' })
    expect([isExtension(pattern(), '2027-06-29'), isExtension(pattern(), '2027-06-30')]).toEqual([false, true])
  })
})

describe('what a session may become [1.H1] [0.I4]', () => {
  const session = {
    id: 'session',
    status: 'planned',
    startsAt: new Date('2026-09-09T17:30:00Z'),
    endsAt: new Date('2026-09-09T19:00:00Z'),
    roomId: 'room',
    capacity: 10,
  } as DeskSession
  const now = new Date('2026-09-01T08:00:00Z')
  const during = { startsAt: new Date('2026-09-10T17:30:00Z'), endsAt: new Date('2026-09-10T19:00:00Z') }
  const move = (given: object = {}, of = session) =>
    checkMove(
      { session: of, target: { during, roomId: 'room', closure: null, ...given }, clashes: [], roomCapacity: 10 },
      now,
    )

  test('it moves to a time to come of an open day, once it is planned and has not begun', () => {
    expect(move()).toEqual({ ok: true })
    expect(move({ during: null })).toMatchObject({ refusal: 'session_no_such_time' })
    expect(move({ closure: 'Travaux' })).toMatchObject({ refusal: 'session_closed', detail: { closure: 'Travaux' } })
    expect(move({ during: { startsAt: now, endsAt: now } })).toMatchObject({ refusal: 'session_past' })
    expect(move({ during: session })).toMatchObject({ refusal: 'session_unmoved' })
    expect(move({ during: session, roomId: 'other' })).toEqual({ ok: true })
    expect(move({}, { ...session, status: 'cancelled' })).toMatchObject({ refusal: 'session_cancelled' })
    expect(checkChangeable(session, session.startsAt)).toMatchObject({ refusal: 'session_started' })
  })

  test('a clash names whose time it is and what it is given to', () => {
    const clashes = [{ who: 'Léa Martin', name: 'Chant collectif' }]
    const target = { during, roomId: 'room', closure: null }
    const refused = checkMove({ session, target, clashes, roomCapacity: 10 }, now)
    expect(refused).toMatchObject({ refusal: 'session_clash', detail: { names: 'Léa Martin (Chant collectif)' } })
  })

  test('its places are never fewer than those taken, nor more than the room’s', () => {
    expect(checkCapacity(4, { taken: 5, roomCapacity: 10 })).toMatchObject({ detail: { taken: 5 } })
    expect(checkCapacity(5, { taken: 5, roomCapacity: 10 })).toEqual({ ok: true })
    expect(checkCapacity(11, { taken: 5, roomCapacity: 10 })).toMatchObject({ refusal: 'capacity_above_room' })
  })
})

describe('where the participants of a cancelled session go [1.H1] [1.G5]', () => {
  const at = (week: number) => new Date(Date.UTC(2026, 8, 2 + week * 7, 17, 30))
  const open = (week: number, capacity: number, learners: readonly string[] = []): OpenSession => ({
    id: `week-${week}`,
    courseId: 'course',
    startsAt: at(week),
    endsAt: new Date(at(week).getTime() + 5_400_000),
    capacity,
    seats: learners.map((learnerId) => ({ learnerId, state: 'confirmed' })),
  })

  test('never more than a session holds, each after the last of their package, to the first that has a place', () => {
    const weeks = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 8 })
    const people = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1, maxLength: 10 })
    fc.assert(
      fc.property(weeks, people, (capacities, lasts) => {
        const sessions = capacities.map((capacity, week) => open(week + 1, capacity))
        const carried = lasts.map((week, rank) => ({
          seatId: `seat-${rank}`,
          learnerId: `learner-${rank}`,
          lastAt: at(week),
          busy: [],
        }))
        const places = planCarryOver(carried, sessions)
        expect(places.size).toBe(carried.length)
        const taken = new Map<string, number>()
        for (const { seatId, lastAt } of carried) {
          const place = places.get(seatId)
          const later = sessions.filter(({ startsAt }) => startsAt > lastAt)
          const first = later.find(({ id, capacity }) => (taken.get(id) ?? 0) < capacity)
          expect(place?.id).toBe(first?.id)
          if (place) taken.set(place.id, (taken.get(place.id) ?? 0) + 1)
        }
      }),
    )
  })

  test('a learner who is busy then, or enrolled there already, goes to the next one', () => {
    const sessions = [open(1, 9), open(2, 9, ['lea']), open(3, 9)]
    const lea = { seatId: 'seat', learnerId: 'lea', lastAt: at(0), busy: [sessions[0]!] }
    expect(overlaps(sessions[0]!, lea.busy[0]!)).toBe(true)
    expect(planCarryOver([lea], sessions).get('seat')?.id).toBe('week-3')
  })
})

describe('closures and reach [1.H12] [6.S1]', () => {
  const days = { startsOn: '2026-12-24', endsOn: '2027-01-02', label: 'Fêtes' }

  test('a closure is in order, to come, of a year at most, and there once', () => {
    const check = (given: Partial<typeof days>, others: (typeof days)[] = []) =>
      checkClosure({ ...days, ...given }, others, '2026-12-25')
    expect(check({})).toEqual({ ok: true })
    expect(check({ endsOn: '2026-12-23' })).toMatchObject({ refusal: 'closure_order' })
    expect(check({ endsOn: '2026-12-24' })).toMatchObject({ refusal: 'closure_past' })
    expect(check({ endsOn: '2027-12-25' })).toMatchObject({ refusal: 'closure_too_long' })
    expect(check({}, [days])).toMatchObject({ refusal: 'closure_known' })
  })

  test('an admin reaches every teacher’s, a teacher their own, somebody who teaches nothing nobody’s', () => {
    expect([isWithinReach('all', 'one'), isWithinReach('one', 'one')]).toEqual([true, true])
    expect([isWithinReach('other', 'one'), isWithinReach(null, 'one')]).toEqual([false, false])
  })
})
