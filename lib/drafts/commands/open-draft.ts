import 'server-only'
import { and, desc, eq, type SQL, sql } from 'drizzle-orm'
import { accounts } from '@/db/schema/accounts'
import { clientFiles } from '@/db/schema/client-files'
import { mailings } from '@/db/schema/mailings'
import type { Country } from '@/lib/client-files/types'
import type { Staff } from '@/lib/core/actor'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { listParticipantFiles } from '@/lib/mailings/queries/list-participants'
import { mayWrite } from '@/lib/mailings/rules'
import type { Audience } from '@/lib/mailings/types'
import { findSegment } from '@/lib/segments/queries/list-segments'
import type { Query } from '@/lib/segments/types'
import { listRoles } from '@/lib/staff/queries'
import { getStructureById } from '@/lib/structures/queries'
import { reachesRoster } from '../queries/find-roster'
import { checkChosen } from '../rules'
import type { DraftRefusal } from '../types'

type Opened = Outcome<{ id: string }, DraftRefusal>
type NewDraft = Pick<typeof mailings.$inferInsert, 'kind' | 'audience' | 'courseId' | 'sessionId' | 'segmentId'> & {
  query: unknown
}

/** 'Écrire' to one client ([2.C5]): what their office has to tell them, whatever they agreed to receive. */
export function openLetter(actor: Staff, fileNumber: number): Promise<Opened> {
  return withLocks([`account:${actor.accountId}`], async (tx) => {
    const [file] = await tx
      .select({ id: clientFiles.id, email: clientFiles.email, login: accounts.email, status: clientFiles.status })
      .from(clientFiles)
      .leftJoin(accounts, eq(accounts.id, clientFiles.accountId))
      .where(and(eq(clientFiles.structureId, actor.structureId), eq(clientFiles.number, fileNumber)))
    if (file?.status !== 'active') return refuse('not_found')
    if (!(file.email ?? file.login)) return refuse('no_address')
    return open(tx, actor, { kind: 'one', audience: 'service', query: { files: [file.id] } })
  })
}

type Roster = { courseId: string; sessionId: string | null; files: readonly string[] }

/** A service message to the ticked participants of a course or of one session, a teacher's their own ([2.C5] [2.C10]). */
export async function openRosterMessage(actor: Staff, { courseId, sessionId, files }: Roster): Promise<Opened> {
  if (!(await reachesRoster(actor, { courseId, sessionId }))) return refuse('not_found')
  return withLocks([`account:${actor.accountId}`], async (tx) => {
    const participants = await listParticipantFiles({ structureId: actor.structureId, courseId, sessionId }, tx)
    const verdict = checkChosen(
      files,
      participants.map(({ id }) => id),
    )
    if (!verdict.ok) return verdict
    const query = { files: [...new Set(files)].sort() }
    return open(tx, actor, { kind: 'participants', audience: 'service', courseId, sessionId, query })
  })
}

type Target = {
  audience: Exclude<Audience, 'service'>
  /** A saved segment, asked again when the message leaves; or a query of its own. */
  segmentId: string | null
  query: Query | null
}

/** A message to all whom a segment finds, within their consent ([2.C6]). */
export async function openMassMessage(actor: Staff, target: Target): Promise<Opened> {
  const isKnown = target.segmentId ? (await findSegment(actor, target.segmentId)) !== null : target.query !== null
  if (!isKnown) return refuse('not_found')
  return withLocks([`account:${actor.accountId}`], (tx) => open(tx, actor, { kind: 'segment', ...target }))
}

/** A joint announcement, of several organisers to all of a country who agree to it ([2.C9]). */
export const openJointAnnouncement = (
  actor: Staff,
  { audience, country }: Pick<Target, 'audience'> & { country: Country },
): Promise<Opened> =>
  withLocks([`account:${actor.accountId}`], (tx) =>
    open(tx, actor, { kind: 'joint', audience, query: { kind: 'country', country, prefixes: [] } satisfies Query }),
  )

/** The draft that one has begun for the same readers, or a new one: nothing begun is lost. */
async function open(tx: LockedTx, actor: Staff, draft: NewDraft): Promise<Opened> {
  const { structureId, accountId } = actor
  if (!mayWrite(await listRoles(actor, tx), draft.kind)) return refuse('not_found')
  const [begun] = await tx
    .select({ id: mailings.id })
    .from(mailings)
    .where(and(eq(mailings.structureId, structureId), eq(mailings.authorId, accountId), isAlike(draft)))
    .orderBy(desc(mailings.createdAt))
    .limit(1)
  if (begun) return accept(begun)
  const [writer] = await tx.select({ email: accounts.email }).from(accounts).where(eq(accounts.id, accountId))
  const replyTo = writer?.email ?? (await getStructureById(structureId, tx)).settings.email
  const [opened] = await tx
    .insert(mailings)
    .values({ ...draft, structureId, authorId: accountId, replyTo })
    .returning({ id: mailings.id })
  return accept(opened!)
}

const isAlike = ({ kind, audience, courseId, sessionId, segmentId, query }: NewDraft): SQL =>
  sql`${mailings.state} = 'draft' and ${mailings.kind} = ${kind} and ${mailings.audience} = ${audience}
    and ${mailings.courseId} is not distinct from ${courseId ?? null}::uuid and ${mailings.sessionId} is not distinct from ${sessionId ?? null}::uuid
    and ${mailings.segmentId} is not distinct from ${segmentId ?? null}::uuid and ${mailings.query} is not distinct from ${query === null ? null : JSON.stringify(query)}::jsonb`
