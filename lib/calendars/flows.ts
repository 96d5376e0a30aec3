import 'server-only'
import type { Actor } from '@/lib/core/actor'
import { accept, type Busy, type Outcome, refuse, unwrap } from '@/lib/core/outcome'
import { type Sweep, sweep } from '@/lib/core/sweep'
import { fetchCalendar } from '@/lib/services/calendar-address'
import { readBusyTimes } from '@/lib/services/calendar-file'
import { findOwnCalendar } from './commands/keep-calendars'
import { recordReading } from './commands/record-reading'
import { findCalendarToRead, listCalendarsDue } from './queries/list-calendars'
import { mayAskWhetherChanged, readWindow } from './rules'
import type { CalendarToRead, Reading } from './types'

/** Calendars read in one run of the job; the others are the first of the next. */
const maxOfRun = 100
const lanes = 5

async function read({ url, etag, zone, now, fetchedAt }: CalendarToRead): Promise<Reading> {
  const fetched = await fetchCalendar(url, mayAskWhetherChanged(fetchedAt, now, zone) ? etag : null)
  if (fetched.kind !== 'read') return fetched
  const times = await readBusyTimes(fetched.text, zone, readWindow(now, zone))
  if (!times) return { kind: 'failed', problem: 'not_calendar' }
  return { kind: 'read', ...times, etag: fetched.etag }
}

/** Reads a teacher's calendar where it is kept, and writes down how it went ([1.F7]). Removed meanwhile: nothing. */
export async function readCalendar(calendarId: string): Promise<Outcome<null, Busy>> {
  const calendar = await findCalendarToRead(calendarId)
  return calendar ? recordReading(calendar, await read(calendar)) : accept(null)
}

/** 'Relire maintenant', by whoever may. */
export async function readOwnCalendar(
  actor: Actor,
  teacherId: string,
  calendarId: string,
): Promise<Outcome<null, 'not_found' | Busy>> {
  const id = await findOwnCalendar(actor, teacherId, calendarId)
  return id ? readCalendar(id) : refuse('not_found')
}

/** Reads every calendar whose last reading is old, a few at a time: one that keeps us waiting holds up its lane only. */
export async function sweepCalendars(): Promise<Sweep> {
  const due = await listCalendarsDue(maxOfRun)
  const swept = await Promise.all(
    Array.from({ length: lanes }, (_, lane) =>
      sweep(
        'calendars.sweep',
        due.filter((_id, rank) => rank % lanes === lane),
        async (id) => unwrap(await readCalendar(id)),
      ),
    ),
  )
  return { done: swept.reduce((sum, { done }) => sum + done, 0), failed: swept.flatMap(({ failed }) => failed) }
}
