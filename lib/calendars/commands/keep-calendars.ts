import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { externalBusy, teacherCalendars } from '@/db/schema/calendars'
import { teachers } from '@/db/schema/structures'
import type { Actor, Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { env } from '@/lib/core/env'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { findReach } from '@/lib/staff/queries'
import { isWithinReach } from '@/lib/staff/rules'
import { maxCalendars, readCalendarAddress, shortenAddress } from '../rules'
import type { CalendarRefusal } from '../types'

/** Somebody of the office whose reach holds a teacher who is still there; null for anybody else. */
async function findKeeper(actor: Actor, teacherId: string, executor: Executor = db()): Promise<Staff | null> {
  if (actor.kind !== 'staff' || !isWithinReach(await findReach(actor), teacherId)) return null
  const [teacher] = await executor
    .select({ id: teachers.id })
    .from(teachers)
    .where(and(eq(teachers.id, teacherId), eq(teachers.structureId, actor.structureId), isNull(teachers.leftAt)))
  return teacher ? actor : null
}

type CalendarOutcome = Outcome<{ calendarId: string }, CalendarRefusal | 'not_found' | Busy>

/** Adds a calendar that a teacher keeps elsewhere ([1.F7]); it is read soon after. Refuses what isn't an https address. */
export async function addCalendar(actor: Actor, teacherId: string, text: string): Promise<CalendarOutcome> {
  const keeper = await findKeeper(actor, teacherId)
  if (!keeper) return refuse('not_found')
  const url = readCalendarAddress(text, env().CALENDAR_TEST_ORIGIN)
  if (!url) return refuse('calendar_address_invalid')
  return withLocks([`teacher:${teacherId}`], async (tx): Promise<CalendarOutcome> => {
    const known = await tx
      .select({ url: teacherCalendars.url })
      .from(teacherCalendars)
      .where(and(eq(teacherCalendars.teacherId, teacherId), isNull(teacherCalendars.removedAt)))
    if (known.some((one) => one.url === url)) return refuse('calendar_known')
    if (known.length >= maxCalendars) return refuse('too_many_calendars', { count: maxCalendars })
    const [added] = await tx
      .insert(teacherCalendars)
      .values({ structureId: keeper.structureId, teacherId, url })
      .returning({ id: teacherCalendars.id })
    const calendarId = added!.id
    await audit(tx, keeper, 'calendar.added', { id: calendarId, url, teacherId })
    await tell(tx, {
      structureId: keeper.structureId,
      topic: 'calendar.added',
      key: `calendar.added:${calendarId}`,
      payload: { calendarId },
    })
    return accept({ calendarId })
  })
}

/** Takes a calendar away, and with it all that it blocked. Gone already: as if it had never been. */
export async function removeCalendar(actor: Actor, teacherId: string, calendarId: string): Promise<CalendarOutcome> {
  const keeper = await findKeeper(actor, teacherId)
  if (!keeper) return refuse('not_found')
  return withLocks([`teacher:${teacherId}`], async (tx, now): Promise<CalendarOutcome> => {
    const [removed] = await tx
      .update(teacherCalendars)
      .set({ removedAt: now })
      .where(
        and(
          eq(teacherCalendars.id, calendarId),
          eq(teacherCalendars.teacherId, teacherId),
          isNull(teacherCalendars.removedAt),
        ),
      )
      .returning({ id: teacherCalendars.id, url: teacherCalendars.url })
    if (!removed) return refuse('not_found')
    await tx.delete(externalBusy).where(eq(externalBusy.calendarId, calendarId))
    await audit(tx, keeper, 'calendar.removed', { ...removed, teacherId })
    await tell(tx, {
      structureId: keeper.structureId,
      topic: 'availability.changed',
      key: `availability.changed:calendar:${calendarId}:removed`,
      payload: { teacherId },
    })
    return accept({ calendarId })
  })
}

/** The address isn't written whole: whoever reads the audit must not read the calendar. */
const audit = (tx: LockedTx, keeper: Staff, operation: string, of: { id: string; url: string; teacherId: string }) =>
  recordAudit(tx, keeper, {
    structureId: keeper.structureId,
    operation,
    subjectKind: 'teacher_calendar',
    subjectId: of.id,
    after: { teacherId: of.teacherId, address: shortenAddress(of.url) },
  })

/** The calendar of a teacher within reach, to be read at once; null for anybody else's. */
export async function findOwnCalendar(actor: Actor, teacherId: string, calendarId: string): Promise<string | null> {
  if (!(await findKeeper(actor, teacherId))) return null
  const [row] = await db()
    .select({ id: teacherCalendars.id })
    .from(teacherCalendars)
    .where(
      and(
        eq(teacherCalendars.id, calendarId),
        eq(teacherCalendars.teacherId, teacherId),
        isNull(teacherCalendars.removedAt),
      ),
    )
  return row?.id ?? null
}
