import 'server-only'
import { and, eq, ne } from 'drizzle-orm'
import { clientFiles } from '@/db/schema/client-files'
import { messages } from '@/db/schema/messages'
import { contactRequests } from '@/db/schema/site'
import type { LockedTx } from '@/lib/core/locks'

/** What was written to or from an address without being of a file, unless another file here has that address. */
export async function forgetAddress(
  tx: LockedTx,
  { structureId, clientFileId, email }: { structureId: string; clientFileId: string; email: string },
): Promise<void> {
  const others = and(
    eq(clientFiles.structureId, structureId),
    eq(clientFiles.email, email),
    ne(clientFiles.id, clientFileId),
  )
  if ((await tx.$count(clientFiles, others)) > 0) return
  await tx
    .delete(contactRequests)
    .where(and(eq(contactRequests.structureId, structureId), eq(contactRequests.email, email)))
  await tx.delete(messages).where(and(eq(messages.structureId, structureId), eq(messages.recipient, email)))
}
