import fc from 'fast-check'
import nodeIcal, { type VEvent } from 'node-ical'
import { expect, test } from 'vitest'
import { weekdayOf } from '@/lib/core/time'
import { readBusyTimes } from '@/lib/services/calendar-file'

const wanted = { startsAt: new Date('2026-11-01T00:00:00Z'), endsAt: new Date('2027-12-06T00:00:00Z') }
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const zones = ['Europe/Paris', 'America/Montreal', 'Pacific/Auckland', 'UTC']

const two = (figure: number) => String(figure).padStart(2, '0')
/** Days that every month has, and hours that every day has: where readers may rightly differ is tried in calendar-file.test.ts. */
const start = fc.record({
  zone: fc.constantFrom(...zones),
  year: fc.integer({ min: 2015, max: 2027 }),
  month: fc.integer({ min: 1, max: 12 }),
  day: fc.integer({ min: 1, max: 28 }),
  hour: fc.integer({ min: 4, max: 22 }),
})
const end = fc.oneof(
  fc.constant(''),
  fc.integer({ min: 1, max: 400 }).map((count) => `;COUNT=${count}`),
  fc.integer({ min: 1, max: 28 }).map((day) => `;UNTIL=202706${two(day)}T235959Z`),
)
type Start = { year: number; month: number; day: number }
const weekdayAt = ({ year, month, day }: Start) => weekdays[weekdayOf(`${year}-${two(month)}-${two(day)}`) - 1]!
/** The first time is one of the rule's own, as calendars write them: readers differ on what another one means. */
const weekly = (others: string[]) => (at: Start) =>
  `FREQ=WEEKLY;BYDAY=${weekdays.filter((day) => day === weekdayAt(at) || others.includes(day)).join(',')}`
const nth = (at: Start) => `FREQ=MONTHLY;BYDAY=${Math.ceil(at.day / 7)}${weekdayAt(at)}`
const rule = fc.tuple(
  fc.oneof(
    fc.constantFrom('DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY').map((freq) => () => `FREQ=${freq}`),
    fc.subarray(weekdays).map(weekly),
    fc.constant(nth),
  ),
  fc.integer({ min: 1, max: 4 }).map((interval) => `;INTERVAL=${interval}`),
  end,
)

test('[1.F7] [6.R11] repetitions are those that a reader of other hands finds, whatever the rule and the zone', async () => {
  await fc.assert(
    fc.asyncProperty(start, rule, async ({ zone, year, month, day, hour }, [freq, interval, until]) => {
      const at = `${year}${two(month)}${two(day)}T${two(hour)}0000`
      const text = [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'BEGIN:VEVENT',
        'UID:1',
        zone === 'UTC' ? `DTSTART:${at}Z` : `DTSTART;TZID=${zone}:${at}`,
        'DURATION:PT30M',
        `RRULE:${freq({ year, month, day })}${interval}${until}`,
        'END:VEVENT',
        'END:VCALENDAR',
      ].join('\r\n')
      const ours = (await readBusyTimes(text, 'Europe/Paris', wanted))!
      const event = Object.values(nodeIcal.sync.parseICS(text)).find((one) => one?.type === 'VEVENT') as VEvent
      const theirs = event.rrule!.between(wanted.startsAt, wanted.endsAt, true)
      expect(ours.busy.map(({ startsAt }) => startsAt.toISOString())).toEqual(theirs.map((one) => one.toISOString()))
      expect(ours.isPartial).toBe(false)
    }),
    { numRuns: 100, seed: 20261121 },
  )
}, 60_000)
