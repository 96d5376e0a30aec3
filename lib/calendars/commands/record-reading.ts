import 'server-only'
import { asc, eq, type SQL, sql } from 'drizzle-orm'
import { externalBusy, teacherCalendars } from '@/db/schema/calendars'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome } from '@/lib/core/outcome'
import type { Interval } from '@/lib/core/time'
import { findCalendarToRead } from '../queries/list-calendars'
import { isSameBusy } from '../rules'
import type { CalendarProblem, CalendarToRead, Reading } from '../types'

/** A row a parameter each would be more than a statement holds. */
const rowsOfInsert = 1_000

/**
 * Writes down how a reading of a teacher's calendar went ([1.F7]). What was read replaces what was read before; after a
 * failure that stays as it was. Times that changed are told, for whoever waits for a slot.
 */
export function recordReading(calendar: CalendarToRead, reading: Reading): Promise<Outcome<null, Busy>> {
  return withLocks([`teacher:${calendar.teacherId}`], async (tx, now): Promise<Outcome<null, Busy>> => {
    // Removed while it was read: nothing of it may come back.
    if (!(await findCalendarToRead(calendar.id, tx))) return accept(null)
    await tx
      .update(teacherCalendars)
      .set({ fetchedAt: now, ...stateOf(reading) })
      .where(eq(teacherCalendars.id, calendar.id))
    if (reading.kind !== 'read' || isSameBusy(await listBusy(tx, calendar.id), reading.busy)) return accept(null)
    await replaceBusy(tx, calendar, reading.busy)
    await tell(tx, {
      structureId: calendar.structureId,
      topic: 'availability.changed',
      key: `availability.changed:calendar:${calendar.id}:${now.toISOString()}`,
      payload: { teacherId: calendar.teacherId },
    })
    return accept(null)
  })
}

type State = { status: 'ok' | 'failing'; problem: CalendarProblem | SQL<string | null> | null; etag?: string | null }

function stateOf(reading: Reading): State {
  if (reading.kind === 'failed') return { status: 'failing', problem: reading.problem }
  const stillPartial = sql<string | null>`case when ${teacherCalendars.problem} = 'partial' then 'partial' end`
  if (reading.kind === 'same') return { status: 'ok', problem: stillPartial }
  return { status: 'ok', problem: reading.isPartial ? 'partial' : null, etag: reading.etag }
}

async function listBusy(tx: LockedTx, calendarId: string): Promise<Interval[]> {
  const rows = await tx
    .select({
      startsAt: sql<string>`lower(${externalBusy.during})`,
      endsAt: sql<string>`upper(${externalBusy.during})`,
    })
    .from(externalBusy)
    .where(eq(externalBusy.calendarId, calendarId))
    .orderBy(asc(sql`lower(${externalBusy.during})`))
  return rows.map(({ startsAt, endsAt }) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) }))
}

async function replaceBusy(tx: LockedTx, { id, teacherId }: CalendarToRead, busy: readonly Interval[]): Promise<void> {
  await tx.delete(externalBusy).where(eq(externalBusy.calendarId, id))
  for (let at = 0; at < busy.length; at += rowsOfInsert) {
    await tx.insert(externalBusy).values(
      busy.slice(at, at + rowsOfInsert).map(({ startsAt, endsAt }) => ({
        calendarId: id,
        teacherId,
        during: `[${startsAt.toISOString()},${endsAt.toISOString()})`,
      })),
    )
  }
}
