import 'server-only'
import { and, eq } from 'drizzle-orm'
import { accountSessions } from '@/db/schema/accounts'
import { clientFiles } from '@/db/schema/client-files'
import type { Member } from '@/lib/core/actor'
import { withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import type { FileChangeRefusal } from '../types'

/** 'Changer de dossier' ([2.A5]): this session opens another file of the same login from now on; other devices keep theirs. */
export function changeFile(member: Member, clientFileId: string): Promise<Outcome<null, FileChangeRefusal>> {
  return withLocks([], async (tx): Promise<Outcome<null, FileChangeRefusal>> => {
    const [own] = await tx
      .select({ id: clientFiles.id })
      .from(clientFiles)
      .where(
        and(
          eq(clientFiles.id, clientFileId),
          eq(clientFiles.accountId, member.accountId),
          eq(clientFiles.structureId, member.structureId),
          eq(clientFiles.status, 'active'),
        ),
      )
    if (!own) return refuse('not_found')
    await tx
      .update(accountSessions)
      .set({ currentFileId: clientFileId })
      .where(and(eq(accountSessions.id, member.sessionId), eq(accountSessions.accountId, member.accountId)))
    return accept(null)
  })
}
