import 'server-only'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { offers } from '@/db/schema/catalogue'
import { interests } from '@/db/schema/interests'
import { staffNameOf } from '@/lib/staff/queries'
import type { Interest } from '../types'

/** What a file is interested in, each offer once, even where two files became one ([2.E1]). */
export async function listInterests(structureId: string, clientFileId: string): Promise<Interest[]> {
  const rows = await db()
    .selectDistinctOn([offers.position, offers.name, offers.id], {
      offerId: offers.id,
      name: offers.name,
      slug: offers.slug,
      notedBy: sql<string | null>`case when ${interests.notedBy} is null then null
        else ${staffNameOf(interests.structureId, interests.notedBy)} end`,
      notedAt: interests.createdAt,
    })
    .from(interests)
    .innerJoin(offers, eq(offers.id, interests.offerId))
    .where(
      and(
        eq(interests.structureId, structureId),
        eq(interests.clientFileId, clientFileId),
        isNull(interests.removedAt),
      ),
    )
    .orderBy(asc(offers.position), asc(offers.name), asc(offers.id), asc(interests.createdAt))
  return rows
}

/** The offers that the office may note an interest in: all that may be liked but those out of the catalogue. */
export const listLikeableOffers = (structureId: string): Promise<{ id: string; name: string }[]> =>
  db()
    .select({ id: offers.id, name: offers.name })
    .from(offers)
    .where(
      and(
        eq(offers.structureId, structureId),
        isNull(offers.archivedAt),
        sql`${offers.kind} not in ('membership', 'gift')`,
      ),
    )
    .orderBy(asc(offers.position), asc(offers.name))

/** How many open files are interested in each of the offers sold on a course, the most first: whom its new dates may be told to ([2.E1]). */
export async function countInterestedInCourse(
  structureId: string,
  courseId: string,
): Promise<{ offerId: string; name: string; count: number }[]> {
  const rows = await db().execute<{ offerId: string; name: string; count: number }>(sql`
    select offers.id as "offerId", offers.name, count(distinct interests.client_file_id)::int as count
    from offer_courses sold join offers on offers.id = sold.offer_id
      join interests on interests.offer_id = offers.id and interests.removed_at is null
      join client_files on client_files.id = interests.client_file_id and client_files.status = 'active'
    where offers.structure_id = ${structureId} and sold.course_id = ${courseId}
    group by offers.id order by count desc, offers.name`)
  return [...rows]
}
