import 'server-only'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { clientFiles } from '@/db/schema/client-files'
import { courseSessions, courses } from '@/db/schema/courses'
import { mailingAuthors, mailingFiles, mailings, segments } from '@/db/schema/mailings'
import type { Staff } from '@/lib/core/actor'
import { isId } from '@/lib/core/ids'
import { chosenFilesSchema } from '@/lib/mailings/schema'
import { listRoles, staffNameOf } from '@/lib/staff/queries'
import { maySee } from '../rules'
import type { DraftFile } from '../types'

async function findHead(actor: Staff, mailingId: string, executor: Executor) {
  if (!isId(mailingId)) return null
  const [row] = await executor
    .select({
      mailing: mailings,
      author: staffNameOf(mailings.structureId, mailings.authorId),
      authorEmail: accounts.email,
      course: courses.name,
      sessionAt: courseSessions.startsAt,
      segment: segments.name,
    })
    .from(mailings)
    .innerJoin(accounts, eq(accounts.id, mailings.authorId))
    .leftJoin(courses, eq(courses.id, mailings.courseId))
    .leftJoin(courseSessions, eq(courseSessions.id, mailings.sessionId))
    .leftJoin(segments, eq(segments.id, mailings.segmentId))
    .where(and(eq(mailings.id, mailingId), eq(mailings.structureId, actor.structureId)))
  if (!row) return null
  const { mailing, ...rest } = row
  return { ...mailing, ...rest }
}

/** A mailing with what names its subject: who writes it, about what, to whom. */
export type Draft = NonNullable<Awaited<ReturnType<typeof findHead>>>

/** A mailing as its author, those who announce with them and, once it was to be sent, an admin see it; null for anybody else ([6.S1]). */
export async function findDraft(actor: Staff, mailingId: string, executor: Executor = db()): Promise<Draft | null> {
  const draft = await findHead(actor, mailingId, executor)
  if (!draft) return null
  const [others, roles] = await Promise.all([
    executor
      .select({ accountId: mailingAuthors.accountId })
      .from(mailingAuthors)
      .where(eq(mailingAuthors.mailingId, draft.id)),
    listRoles(actor, executor),
  ])
  const authorIds = [draft.authorId, ...others.map(({ accountId }) => accountId)]
  return maySee({ accountId: actor.accountId, roles }, { ...draft, authorIds }) ? draft : null
}

/** The files of a message, in the order of their numbers in its text. */
export const listDraftFiles = (mailingId: string, executor: Executor = db()): Promise<DraftFile[]> =>
  executor
    .select({
      id: mailingFiles.id,
      token: mailingFiles.token,
      fileName: mailingFiles.fileName,
      byteCount: mailingFiles.byteCount,
      position: mailingFiles.position,
    })
    .from(mailingFiles)
    .where(and(eq(mailingFiles.mailingId, mailingId), isNull(mailingFiles.removedAt)))
    .orderBy(asc(mailingFiles.position), asc(mailingFiles.id))

/** Whom a draft to one or to participants is for, as its author ticked them. */
export type ChosenFile = { id: string; number: number; firstName: string; lastName: string; email: string | null }

/** Those of them who are still there, by name. */
export async function listChosenFiles(
  { structureId, query }: Pick<Draft, 'structureId' | 'query'>,
  executor: Executor = db(),
): Promise<ChosenFile[]> {
  const chosen = chosenFilesSchema.safeParse(query)
  if (!chosen.success || chosen.data.files.length === 0) return []
  const { id, number, firstName, lastName } = clientFiles
  const email = sql<string | null>`coalesce(${clientFiles.email}, ${accounts.email})::text`
  return executor
    .select({ id, number, firstName, lastName, email })
    .from(clientFiles)
    .leftJoin(accounts, eq(accounts.id, clientFiles.accountId))
    .where(
      and(
        eq(clientFiles.structureId, structureId),
        inArray(clientFiles.id, chosen.data.files),
        eq(clientFiles.status, 'active'),
      ),
    )
    .orderBy(sql`lower(${lastName})`, sql`lower(${firstName})`, number)
}
