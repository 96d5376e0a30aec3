import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'

/** A place in a queue, as its household reads it. */
export type ShownEntry = {
  id: string
  status: 'waiting' | 'offered'
  offerName: string
  courseName: string
  /** The wanted first session. */
  startsAt: Date
  learners: string[]
  /** 1 for the next to be served; of those who wait. */
  position: number
  offerExpiresAt: Date | null
  credits: number
  /** What is offered is in the household's cart already. */
  isInCart: boolean
}

export type EntryRow = Omit<ShownEntry, 'startsAt' | 'offerExpiresAt'> & {
  startsAt: string
  offerExpiresAt: string | null
}

export const toEntry = (row: EntryRow): ShownEntry => ({
  ...row,
  startsAt: new Date(row.startsAt),
  offerExpiresAt: row.offerExpiresAt === null ? null : new Date(row.offerExpiresAt),
})

const shownColumns = sql`w.id, w.status, o.name as "offerName", c.name as "courseName", s.starts_at as "startsAt", o.credits,
  array(select l.first_name from waiting_entry_learners e join learners l on l.id = e.learner_id where e.entry_id = w.id order by 1) as learners,
  (select count(*)::int from waiting_entries f where f.course_id = w.course_id and f.status = 'waiting' and f.rank <= w.rank) as position,
  w.offer_expires_at as "offerExpiresAt", exists (select from carts k join cart_lines i on i.cart_id = k.id
    where k.client_file_id = w.client_file_id and i.offer_id = w.offer_id and i.first_session_id = w.session_id) as "isInCart"`

const shownTables = sql`waiting_entries w join offers o on o.id = w.offer_id join courses c on c.id = w.course_id
  join course_sessions s on s.id = w.session_id`

type FileScope = { structureId: string; clientFileId: string }

const entriesOfFile = ({ structureId, clientFileId }: FileScope) => sql`
  select ${shownColumns} from ${shownTables}
  where w.structure_id = ${structureId} and w.client_file_id = ${clientFileId} and w.status in ('waiting', 'offered')
    and (w.status = 'waiting' or w.offer_expires_at > app_now())
  order by w.status, w.offer_expires_at, w.rank`

/** A subselect giving EntryRow[] as JSON, so that a page reads them in the round trip of its other facts ([6.P2]). */
export const entriesJson = (scope: FileScope) => sql`(select json_agg(entry) from (${entriesOfFile(scope)}) entry)`

/** What a file waits for, offers first, the one that ends soonest before ([1.G10]). */
export async function listEntriesOfFile(structureId: string, clientFileId: string): Promise<ShownEntry[]> {
  const rows = await db().execute<EntryRow>(entriesOfFile({ structureId, clientFileId }))
  return rows.map(toEntry)
}

/** Somebody in the queue of a course, as the office reads it. */
export type QueuedPerson = ShownEntry & { person: string; phone: string; joinedAt: Date }

/** The queue of a course: whose places are kept first, then who waits, in order. */
export async function listQueueOfCourse(structureId: string, courseId: string): Promise<QueuedPerson[]> {
  const rows = await db().execute<EntryRow & { person: string; phone: string; joinedAt: string }>(sql`
    select ${shownColumns}, f.first_name || ' ' || f.last_name as person, f.phone, w.created_at as "joinedAt"
    from ${shownTables} join client_files f on f.id = w.client_file_id
    where w.structure_id = ${structureId} and w.course_id = ${courseId} and w.status in ('waiting', 'offered')
    order by w.status, w.rank`)
  return rows.map((row) => ({ ...row, ...toEntry(row), joinedAt: new Date(row.joinedAt) }))
}
