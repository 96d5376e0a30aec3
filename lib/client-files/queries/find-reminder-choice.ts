import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { readSignedId } from '@/lib/core/signed-ids'
import { remindersPurpose } from '../types'

/** Whether a file wants its reminders ([1.G9]); null for one of another structure. */
export async function findReminderChoice(structureId: string, clientFileId: string): Promise<boolean | null> {
  const [row] = await db()
    .select({ wants: clientFiles.wantsReminders })
    .from(clientFiles)
    .where(and(eq(clientFiles.id, clientFileId), eq(clientFiles.structureId, structureId)))
  return row?.wants ?? null
}

/** The same for the holder of a reminder's link; null for any other link. */
export async function findReminderChoiceByLink(structureId: string, token: string): Promise<boolean | null> {
  const clientFileId = readSignedId(remindersPurpose, token)
  return clientFileId ? findReminderChoice(structureId, clientFileId) : null
}
