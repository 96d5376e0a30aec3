import 'server-only'
import { sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import type { mailings } from '@/db/schema/mailings'
import type { Candidate } from '../types'
import { seatsOf } from './list-participants'

type Mailing = Pick<typeof mailings.$inferSelect, 'structureId' | 'audience' | 'courseId' | 'sessionId'>

/** Where the mail of a file goes: its own address, or the one of its login. */
const address = sql`coalesce(f.email, a.email)`

/** Who has a place in what a mailing is about; where it is about nothing that has places, nobody needs one. */
const placed = ({ structureId, courseId, sessionId }: Mailing) =>
  courseId
    ? sql`f.id in (select seat.client_file_id from (${seatsOf({ structureId, courseId, sessionId })}) seat)`
    : sql`true`

/**
 * How files stand towards a mailing at this moment: whether they may be written to, and where ([6.R13]). A consent is the
 * newest word on the mailing's channel, and none where nobody said anything. In the order of `fileIds`.
 */
export async function listCandidates(
  mailing: Mailing,
  fileIds: readonly string[],
  executor: Executor = db(),
): Promise<Candidate[]> {
  const { structureId, audience } = mailing
  const rows = await executor.execute<Candidate>(sql`
    select f.id as "clientFileId", ${address}::text as address, f.status = 'active' as "isActive", ${placed(mailing)} as "hasPlace",
      coalesce((select c.is_granted from consents c where c.client_file_id = f.id and c.channel = ${audience}
        order by c.created_at desc, c.id desc limit 1), false) as "hasConsent",
      exists (select 1 from address_failures bad where bad.structure_id = f.structure_id and bad.address = ${address}
        and bad.resolved_at is null) as "addressFails"
    from unnest(${`{${fileIds.join(',')}}`}::uuid[]) with ordinality as wanted(id, place)
    join client_files f on f.id = wanted.id and f.structure_id = ${structureId} left join accounts a on a.id = f.account_id
    order by wanted.place`)
  return [...rows]
}
