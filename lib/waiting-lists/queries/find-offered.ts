import 'server-only'
import { sql } from 'drizzle-orm'
import type { Executor } from '@/db/client'

/** What an entry's offer puts in the cart: a line for each learner whose places are still kept. */
export type OfferedPlaces = {
  offerId: string
  sessionId: string
  offerExpiresAt: Date | null
  learnerIds: string[]
}

/** An entry of a file to which places are offered, whoever answers; null for anybody else's ([0.I9]). */
export async function findOffered(
  executor: Executor,
  { structureId, clientFileId }: { structureId: string; clientFileId: string },
  entryId: string,
): Promise<OfferedPlaces | null> {
  const [row] = await executor.execute<Omit<OfferedPlaces, 'offerExpiresAt'> & { offerExpiresAt: string | null }>(sql`
    select w.offer_id as "offerId", w.session_id as "sessionId", case w.status when 'offered' then w.offer_expires_at end as "offerExpiresAt",
      array(select distinct p.learner_id::text from seats p where p.waiting_entry_id = w.id and p.state = 'offered' order by 1) as "learnerIds"
    from waiting_entries w
    where w.id = ${entryId} and w.structure_id = ${structureId} and w.client_file_id = ${clientFileId}`)
  return row ? { ...row, offerExpiresAt: row.offerExpiresAt === null ? null : new Date(row.offerExpiresAt) } : null
}
