import { describe, expect, test } from 'vitest'
import { readBusyTimes } from '@/lib/services/calendar-file'

const zone = 'Europe/Paris'
const wanted = { startsAt: new Date('2026-11-01T00:00:00Z'), endsAt: new Date('2027-12-06T00:00:00Z') }
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:1', ...lines, 'END:VEVENT'].join('\r\n')
const calendar = (...parts: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...parts, 'END:VCALENDAR'].join('\r\n')
const read = async (text: string, window = wanted) => (await readBusyTimes(text, zone, window))!
const times = async (...parts: string[]) =>
  (await read(calendar(...parts))).busy.map(
    ({ startsAt, endsAt }) => `${startsAt.toISOString().slice(0, 16)}/${endsAt.toISOString().slice(0, 16)}`,
  )

describe('when somebody is busy [1.F7]', () => {
  test.each<[string, string[], string[]]>([
    ['in UTC', ['DTSTART:20261124T170000Z', 'DTEND:20261124T180000Z'], ['2026-11-24T17:00/2026-11-24T18:00']],
    [
      'in a zone',
      ['DTSTART;TZID=America/New_York:20261124T120000', 'DURATION:PT90M'],
      ['2026-11-24T17:00/2026-11-24T18:30'],
    ],
    [
      'floating: the structure’s zone',
      ['DTSTART:20261124T180000', 'DTEND:20261124T190000'],
      ['2026-11-24T17:00/2026-11-24T18:00'],
    ],
    [
      'a path as a zone',
      ['DTSTART;TZID=/freeassociation.sourceforge.net/Europe/London:20261124T170000', 'DURATION:PT1H'],
      ['2026-11-24T17:00/2026-11-24T18:00'],
    ],
    [
      'a zone that nobody knows: the structure’s',
      ['DTSTART;TZID=Nulle Part:20261124T180000', 'DURATION:PT1H'],
      ['2026-11-24T17:00/2026-11-24T18:00'],
    ],
    ['a whole day', ['DTSTART;VALUE=DATE:20261124'], ['2026-11-23T23:00/2026-11-24T23:00']],
    [
      'three whole days',
      ['DTSTART;VALUE=DATE:20261124', 'DTEND;VALUE=DATE:20261127'],
      ['2026-11-23T23:00/2026-11-26T23:00'],
    ],
    ['the day of 25 hours', ['DTSTART;VALUE=DATE:20271031'], ['2027-10-30T22:00/2027-10-31T23:00']],
    ['the day of 23 hours', ['DTSTART;VALUE=DATE:20270328'], ['2027-03-27T23:00/2027-03-28T22:00']],
    ['shown as free', ['DTSTART:20261124T170000Z', 'DURATION:PT1H', 'TRANSP:TRANSPARENT'], []],
    ['free by Outlook', ['DTSTART:20261124T170000Z', 'DURATION:PT1H', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'], []],
    ['cancelled', ['DTSTART:20261124T170000Z', 'DURATION:PT1H', 'STATUS:CANCELLED'], []],
    [
      'tentative',
      ['DTSTART:20261124T170000Z', 'DURATION:PT1H', 'STATUS:TENTATIVE'],
      ['2026-11-24T17:00/2026-11-24T18:00'],
    ],
    ['without a length', ['DTSTART:20261124T170000Z'], []],
    ['an end before its beginning', ['DTSTART:20261124T170000Z', 'DTEND:20261124T160000Z'], []],
    ['over before', ['DTSTART:20261001T170000Z', 'DURATION:PT1H'], []],
    [
      'under way at the beginning: its rest',
      ['DTSTART:20261030T170000Z', 'DURATION:P3D'],
      ['2026-11-01T00:00/2026-11-02T17:00'],
    ],
  ])('%s', async (_case, lines, expected) => {
    expect(await times(event(...lines))).toEqual(expected)
  })

  test('of a lesson of ours that came back by mail: nothing, it is in the agenda already', async () => {
    const own = event('DTSTART:20261124T170000Z', 'DURATION:PT1H').replace('UID:1', 'UID:booking-1@atelier.diapason')
    expect(await times(own)).toEqual([])
  })

  test('titles, places, alarms and folded lines change nothing', async () => {
    const lines = [
      'SUMMARY:Dentiste: très, très',
      ' long',
      'DTSTART:2026112',
      ' 4T170000Z',
      'BEGIN:VALARM',
      'DURATION:P9D',
      'END:VALARM',
    ]
    expect(await times(event(...lines, 'DURATION:PT1H'))).toEqual(['2026-11-24T17:00/2026-11-24T18:00'])
  })

  test('times that touch or overlap are one', async () => {
    const all = ['170000Z', '173000Z', '183000Z', '200000Z'].map((start) =>
      event(`DTSTART:20261124T${start}`, 'DURATION:PT1H'),
    )
    expect(await times(...all)).toEqual(['2026-11-24T17:00/2026-11-24T19:30', '2026-11-24T20:00/2026-11-24T21:00'])
  })
})

describe('repetitions', () => {
  test('a weekly 17:00 stays 17:00 on both sides of both changes of clocks [6.R11]', async () => {
    const weekly = event('DTSTART;TZID=Europe/Paris:20261004T170000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;BYDAY=SU')
    const found = await times(weekly)
    expect(found[0]).toBe('2026-11-01T16:00/2026-11-01T17:00')
    expect(found).toContain('2027-03-21T16:00/2027-03-21T17:00')
    expect(found).toContain('2027-03-28T15:00/2027-03-28T16:00')
    expect(found).toContain('2027-10-24T15:00/2027-10-24T16:00')
    expect(found).toContain('2027-10-31T16:00/2027-10-31T17:00')
    expect(found).toHaveLength(58)
  })

  test('endless ones stop where we stop; those of COUNT and UNTIL where they say', async () => {
    const daily = (rule: string) => times(event('DTSTART:20261124T170000Z', 'DURATION:PT1H', `RRULE:FREQ=DAILY${rule}`))
    expect(await daily('')).toHaveLength(377)
    expect(await daily(';COUNT=3')).toHaveLength(3)
    expect(await daily(';UNTIL=20261126T170000Z')).toHaveLength(3)
    expect(await daily(';INTERVAL=2;COUNT=3')).toEqual([
      '2026-11-24T17:00/2026-11-24T18:00',
      '2026-11-26T17:00/2026-11-26T18:00',
      '2026-11-28T17:00/2026-11-28T18:00',
    ])
  })

  test('UNTIL in UTC is compared on the event’s own clock, late in the evening too', async () => {
    const late = event(
      'DTSTART;TZID=Europe/Paris:20261123T233000',
      'DURATION:PT30M',
      'RRULE:FREQ=DAILY;UNTIL=20261124T223000Z',
    )
    expect(await times(late)).toEqual(['2026-11-23T22:30/2026-11-23T23:00', '2026-11-24T22:30/2026-11-24T23:00'])
  })

  test('days left out, added, moved and cancelled on their own', async () => {
    const rule = event(
      'DTSTART;TZID=Europe/Paris:20261123T170000',
      'DURATION:PT1H',
      'RRULE:FREQ=DAILY;COUNT=5',
      'EXDATE;TZID=Europe/Paris:20261124T170000',
      'RDATE;TZID=Europe/Paris:20261201T170000',
    )
    const moved = event('RECURRENCE-ID;TZID=Europe/Paris:20261125T170000', 'DTSTART:20261125T190000Z', 'DURATION:PT2H')
    const cancelled = event(
      'RECURRENCE-ID:20261126T160000Z',
      'DTSTART:20261126T160000Z',
      'DURATION:PT1H',
      'STATUS:CANCELLED',
    )
    expect(await times(rule, moved, cancelled)).toEqual([
      '2026-11-23T16:00/2026-11-23T17:00',
      '2026-11-25T19:00/2026-11-25T21:00',
      '2026-11-27T16:00/2026-11-27T17:00',
      '2026-12-01T16:00/2026-12-01T17:00',
    ])
  })

  test('a zone that only the file knows is read as it describes it', async () => {
    const custom = [
      'BEGIN:VTIMEZONE',
      'TZID:Romance perso',
      'BEGIN:STANDARD',
      'DTSTART:16011028T030000',
      'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10',
      'TZOFFSETFROM:+0200',
      'TZOFFSETTO:+0100',
      'END:STANDARD',
      'BEGIN:DAYLIGHT',
      'DTSTART:16010325T020000',
      'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3',
      'TZOFFSETFROM:+0100',
      'TZOFFSETTO:+0200',
      'END:DAYLIGHT',
      'END:VTIMEZONE',
    ].join('\r\n')
    const at = (day: string) => event(`DTSTART;TZID=Romance perso:${day}T180000`, 'DURATION:PT1H')
    expect(await times(custom, at('20261124'), at('20270701'))).toEqual([
      '2026-11-24T17:00/2026-11-24T18:00',
      '2027-07-01T16:00/2027-07-01T17:00',
    ])
  })

  test('a zone that only the file knows is not taken for the structure’s, be its rules of 1601', async () => {
    const rule = (name: string, month: number, week: number, hour: string) =>
      `DTSTART:16010101T${hour}0000\r\nRRULE:FREQ=YEARLY;BYDAY=${week}SU;BYMONTH=${month}\r\nTZOFFSET${name}`
    const custom = [
      ...['BEGIN:VTIMEZONE', 'TZID:Heure de l’Est'],
      ...['BEGIN:STANDARD', rule('FROM:-0400', 11, 1, '02'), 'TZOFFSETTO:-0500', 'END:STANDARD'],
      ...['BEGIN:DAYLIGHT', rule('FROM:-0500', 3, 2, '02'), 'TZOFFSETTO:-0400', 'END:DAYLIGHT', 'END:VTIMEZONE'],
    ].join('\r\n')
    const at = (day: string) => event(`DTSTART;TZID=Heure de l’Est:${day}T180000`, 'DURATION:PT1H')
    expect(await times(custom, at('20261124'), at('20270701'))).toEqual([
      '2026-11-24T23:00/2026-11-25T00:00',
      '2027-07-01T22:00/2027-07-01T23:00',
    ])
  })
})

describe('hostile files [6.S8]', () => {
  const good = event('DTSTART:20261124T170000Z', 'DURATION:PT1H')
  const goodTime = { startsAt: new Date('2026-11-24T17:00:00Z'), endsAt: new Date('2026-11-24T18:00:00Z') }

  test.each<[string, string]>([
    ['nothing', ''],
    ['a page', '<!doctype html><html><body>Connexion</body></html>'],
    ['bytes', String.fromCharCode(...Array.from({ length: 3_000 }, (_, byte) => byte % 256))],
  ])('%s is no calendar', async (_case, text) => {
    expect(await readBusyTimes(text, zone, wanted)).toBeNull()
  })

  test.each<[string, string[]]>([
    ['a date that is none', ['DTSTART:demain', 'DURATION:PT1H']],
    ['no date', ['DURATION:PT1H']],
    [
      'a rule without an end and without a date',
      ['DTSTART:20260101T100000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'],
    ],
    ['each second since 1970', ['DTSTART:19700101T000000Z', 'DURATION:PT1S', 'RRULE:FREQ=SECONDLY']],
    ['a rule that is none', ['DTSTART:20261124T100000Z', 'DURATION:PT1H', 'RRULE:FREQ=NEVER;BYDAY=XX']],
    ['an unknown duration', ['DTSTART:20261124T100000Z', 'DURATION:PTXH']],
  ])('%s: left out, the rest is read', async (_case, lines) => {
    const { busy } = await read(calendar(event(...lines), good))
    expect(busy).toContainEqual(goodTime)
    expect(busy).toHaveLength(1)
  })

  test('a rule without an end is stopped, and said', async () => {
    const endless = event('DTSTART:20260101T100000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30')
    expect(await read(calendar(endless, good))).toMatchObject({ isPartial: true, busy: [goodTime] })
  })

  test('cut in the middle, unclosed, closed twice, nested: what is whole is read', async () => {
    expect((await read(calendar(good, 'BEGIN:VEVENT', 'DTSTART:20261125T1'))).busy).toEqual([goodTime])
    expect((await read(calendar('END:VEVENT', 'END:VCALENDAR', good))).busy).toEqual([goodTime])
    expect((await read(calendar(...Array.from({ length: 10_000 }, () => 'BEGIN:VALARM'), good))).busy).toEqual([
      goodTime,
    ])
  })

  test('no more than 5,000 times are kept, and the process answers others meanwhile', async () => {
    const many = Array.from({ length: 15_000 }, (_, rank) => {
      const minutes = String(rank % 60).padStart(2, '0')
      return event(
        `DTSTART:202611${String(10 + (rank % 20))}T${String(rank % 24).padStart(2, '0')}${minutes}00Z`,
        'DURATION:PT1M',
      )
    })
    const text = calendar(...many)
    let turns = 0
    const timer = setInterval(() => {
      turns += 1
    }, 5)
    const { isPartial, busy } = await read(text)
    clearInterval(timer)
    expect(isPartial).toBe(true)
    expect(busy.length).toBeLessThanOrEqual(5_000)
    expect(turns).toBeGreaterThan(5)
  })

  test('ten thousand days left out, of as many years, cost nothing', async () => {
    const line = (rank: number) => `EXDATE;TZID=Europe/Paris:${1000 + (rank % 9000)}0101T100000`
    const left = Array.from({ length: 10_000 }, (_, rank) => line(rank))
    const before = process.cpuUsage()
    const { busy } = await read(
      calendar(event('DTSTART:20260101T100000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY', ...left), good),
    )
    expect(busy).toContainEqual(goodTime)
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(3_000)
  })

  test('a zone of sixty thousand changes of its clocks is not looked at', async () => {
    const change = 'BEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nRRULE:FREQ=YEARLY\r\nEND:STANDARD\r\n'
    const zoneOf = (name: string) => `BEGIN:VTIMEZONE\r\nTZID:${name}\r\n${change.repeat(60_000)}END:VTIMEZONE`
    const before = process.cpuUsage()
    const at = event('DTSTART;TZID=Nulle part:20261124T180000', 'DURATION:PT1H')
    expect((await read(calendar(zoneOf('Nulle part'), at))).busy).toEqual([goodTime])
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(3_000)
  })

  test('five megabytes of one folded line', async () => {
    const text = calendar(good, `SUMMARY:x${'\r\n x'.repeat(1_250_000)}`)
    expect((await read(text)).busy).toEqual([goodTime])
  })
})
