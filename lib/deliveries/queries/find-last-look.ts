import 'server-only'
import { and, desc, eq } from 'drizzle-orm'
import type { Executor } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { consents } from '@/db/schema/file-notes'
import { mailings } from '@/db/schema/mailings'
import type { messages } from '@/db/schema/messages'
import type { ConsentChannel } from '@/lib/client-files/types'
import type { LastLook } from '../rules'

type MassMessage = Pick<typeof messages.$inferSelect, 'structureId' | 'mailingId' | 'clientFileId'>

/** What decides whether a message of a mailing still leaves, as it stands now ([6.R13]). */
export async function findLastLook(executor: Executor, message: MassMessage): Promise<LastLook> {
  const { structureId, mailingId, clientFileId } = message
  const [row] = await executor
    .select({ audience: mailings.audience, state: mailings.state, file: clientFiles.status })
    .from(mailings)
    .leftJoin(clientFiles, and(eq(clientFiles.structureId, structureId), eq(clientFiles.id, clientFileId!)))
    .where(and(eq(mailings.structureId, structureId), eq(mailings.id, mailingId!)))
  const isService = row?.audience === 'service'
  return {
    isService,
    isCancelled: row?.state === 'cancelled',
    isGranted: !isService && (await findWord(executor, clientFileId, row?.audience as ConsentChannel)),
    isFileOpen: row?.file === 'active',
  }
}

/** The newest word of a reader on a channel; nothing said is no consent ([2.A8]). */
async function findWord(executor: Executor, clientFileId: string | null, channel: ConsentChannel): Promise<boolean> {
  if (!clientFileId) return false
  const [word] = await executor
    .select({ isGranted: consents.isGranted })
    .from(consents)
    .where(and(eq(consents.clientFileId, clientFileId), eq(consents.channel, channel)))
    .orderBy(desc(consents.createdAt), desc(consents.id))
    .limit(1)
  return word?.isGranted ?? false
}
