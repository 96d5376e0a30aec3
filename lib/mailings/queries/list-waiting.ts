import 'server-only'
import { and, asc, eq, inArray } from 'drizzle-orm'
import { db } from '@/db/client'
import { mailingRecipients, mailings } from '@/db/schema/mailings'

/** The next recipients of a mailing, in the order in which they were written down. */
export const listWaitingRecipients = (
  mailingId: string,
  limit: number,
): Promise<{ id: string; clientFileId: string | null }[]> =>
  db()
    .select({ id: mailingRecipients.id, clientFileId: mailingRecipients.clientFileId })
    .from(mailingRecipients)
    .where(and(eq(mailingRecipients.mailingId, mailingId), eq(mailingRecipients.state, 'waiting')))
    .orderBy(asc(mailingRecipients.id))
    .limit(limit)

/** The mailings that have something to send, the oldest first ([2.C6]). */
export async function listOpenMailings(): Promise<string[]> {
  const rows = await db()
    .select({ id: mailings.id })
    .from(mailings)
    .where(inArray(mailings.state, ['to_send', 'sending']))
    .orderBy(asc(mailings.confirmedAt))
  return rows.map(({ id }) => id)
}
