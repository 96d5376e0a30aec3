import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { contactRequests } from '@/db/schema/site'
import type { ContactFacts } from '@/emails/messages/contact'

/** What a visitor wrote; null for a request of another structure. */
export async function findContactFacts(
  executor: Executor,
  structureId: string,
  contactRequestId: string,
): Promise<ContactFacts | null> {
  const [row] = await executor
    .select()
    .from(contactRequests)
    .where(and(eq(contactRequests.id, contactRequestId), eq(contactRequests.structureId, structureId)))
    .limit(1)
  return row ? { ...row, receivedAt: row.createdAt } : null
}
