import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { contactRequests } from '@/db/schema/site'
import type { ContactFacts } from '../types'

/** What a visitor wrote; null for a request of another structure. */
export async function findContactFacts(structureId: string, contactRequestId: string): Promise<ContactFacts | null> {
  const [row] = await db()
    .select()
    .from(contactRequests)
    .where(and(eq(contactRequests.id, contactRequestId), eq(contactRequests.structureId, structureId)))
    .limit(1)
  return row ? { ...row, receivedAt: row.createdAt } : null
}
