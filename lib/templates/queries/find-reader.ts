import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { offers } from '@/db/schema/catalogue'
import { clientFiles } from '@/db/schema/client-files'
import { courseSessions, courses } from '@/db/schema/courses'
import { locations, rooms, structures } from '@/db/schema/structures'
import { clock } from '@/lib/core/clock'
import { localeOf } from '@/lib/core/locale'
import type { Instant } from '@/lib/core/time'
import { listDuePeople } from '@/lib/desk/queries/list-dues'
import type { Reader, Subject } from '../types'

/**
 * Whoever reads a message, with what its text names of them; null: no such file, or one that ended. The balance is that of the
 * reminders, and asked only for a text that names {solde} ([2.C3]).
 */
export async function findReader(
  structureId: string,
  clientFileId: string,
  named: readonly string[] = [],
): Promise<Reader | null> {
  const [row] = await db()
    .select({
      clientFileId: clientFiles.id,
      email: sql<string | null>`coalesce(${clientFiles.email}, ${accounts.email})::text`,
      firstName: clientFiles.firstName,
      lastName: clientFiles.lastName,
      civility: clientFiles.civility,
      locale: clientFiles.locale,
      ofStructure: { locale: structures.locale, timeZone: structures.timeZone, currency: structures.currency },
    })
    .from(clientFiles)
    .innerJoin(structures, eq(structures.id, clientFiles.structureId))
    .leftJoin(accounts, eq(accounts.id, clientFiles.accountId))
    .where(
      and(eq(clientFiles.structureId, structureId), eq(clientFiles.id, clientFileId), eq(clientFiles.status, 'active')),
    )
    .limit(1)
  if (!row) return null
  const { ofStructure, locale, ...person } = row
  const scope = { id: structureId, timeZone: ofStructure.timeZone }
  const [due] = named.includes('solde') ? await listDuePeople(db(), scope, await clock(), clientFileId) : []
  return {
    ...person,
    locale: localeOf(locale, ofStructure.locale),
    balanceCents: due?.totalCents ?? 0,
    currency: ofStructure.currency,
  }
}

/** What a message is about, for its variables: a course with its session, or its next one, or an offer; null: it is gone. */
export async function findSubject(
  structureId: string,
  about: { courseId: string; sessionId: string | null } | { offerId: string },
): Promise<Subject | null> {
  if ('offerId' in about) {
    const [offer] = await db()
      .select({ name: offers.name, slug: offers.slug })
      .from(offers)
      .where(and(eq(offers.structureId, structureId), eq(offers.id, about.offerId)))
    return offer ? { kind: 'offer', ...offer } : null
  }
  const [course] = await db()
    .select({ name: courses.name })
    .from(courses)
    .where(and(eq(courses.structureId, structureId), eq(courses.id, about.courseId)))
  if (!course) return null
  const session = await findSession(about.courseId, about.sessionId, await clock())
  return { kind: 'course', ...course, startsAt: session?.startsAt ?? null, place: session?.place ?? null }
}

async function findSession(courseId: string, sessionId: string | null, now: Instant) {
  const wanted = sessionId
    ? eq(courseSessions.id, sessionId)
    : and(eq(courseSessions.status, 'planned'), sql`${courseSessions.startsAt} > ${now.toISOString()}`)
  const [session] = await db()
    .select({ startsAt: courseSessions.startsAt, place: locations.name })
    .from(courseSessions)
    .innerJoin(rooms, eq(rooms.id, courseSessions.roomId))
    .innerJoin(locations, eq(locations.id, rooms.locationId))
    .where(and(eq(courseSessions.courseId, courseId), wanted))
    .orderBy(courseSessions.startsAt)
    .limit(1)
  return session
}
