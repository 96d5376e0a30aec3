import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import type { WaitingStatus } from '@/lib/waiting-lists/types'
import type { QueueFacts } from '../types'

type Row = {
  firstName: string
  email: string | null
  clientFileId: string
  offer: string
  offerSlug: string
  course: string
  learners: string[]
  startsAt: string
  until: string | null
  status: WaitingStatus
  sessions: string[] | null
}

export type QueueLetter = { facts: QueueFacts; clientFileId: string; email: string | null }

/** What a place in the queue is told; null for an entry that is no longer as the event said: an offer answered meanwhile. */
export async function findQueueFacts(
  structureId: string,
  entryId: string,
  kind: QueueFacts['kind'],
): Promise<QueueLetter | null> {
  const [row] = await db().execute<Row>(sql`
    select f.first_name as "firstName", coalesce(a.email, f.email) as email, f.id as "clientFileId", o.name as offer, o.slug as "offerSlug",
      c.name as course, s.starts_at as "startsAt", w.offer_expires_at as until, w.status,
      array(select l.first_name || ' ' || l.last_name from waiting_entry_learners e join learners l on l.id = e.learner_id
        where e.entry_id = w.id order by 1) as learners,
      (select json_agg(distinct kept.starts_at) from seats p join course_sessions kept on kept.id = p.session_id
        where p.waiting_entry_id = w.id and p.state = 'offered') as sessions
    from waiting_entries w join client_files f on f.id = w.client_file_id left join accounts a on a.id = f.account_id
      join offers o on o.id = w.offer_id join courses c on c.id = w.course_id join course_sessions s on s.id = w.session_id
    where w.id = ${entryId} and w.structure_id = ${structureId}`)
  if (!row || (kind === 'offered') !== (row.status === 'offered')) return null
  const { firstName, email, clientFileId, offer, offerSlug, course, learners } = row
  const sessions = (row.sessions ?? []).map((at) => new Date(at)).sort((a, b) => a.getTime() - b.getTime())
  const said = { firstName, offer, offerSlug, course, learners, startsAt: new Date(row.startsAt), sessions }
  const facts: QueueFacts = kind === 'offered' ? { ...said, kind, until: new Date(row.until!) } : { ...said, kind }
  return { facts, email, clientFileId }
}
