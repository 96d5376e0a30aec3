import 'server-only'
import { and, eq } from 'drizzle-orm'
import { clientFiles } from '@/db/schema/client-files'
import type { Actor } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { readSignedId } from '@/lib/core/signed-ids'
import { type ReminderRefusal, remindersPurpose } from '../types'

type Of = { structureId: string; clientFileId: string }

/** Whether a member gets a mail before each lesson ([1.G9]): their choice in 'Mon profil', or by the link of a reminder. */
export function setReminders(
  actor: Actor,
  { structureId, clientFileId }: Of,
  wantsReminders: boolean,
): Promise<Outcome<null, ReminderRefusal>> {
  return withLocks([`client-file:${clientFileId}`], async (tx) => {
    const [changed] = await tx
      .update(clientFiles)
      .set({ wantsReminders })
      .where(and(eq(clientFiles.id, clientFileId), eq(clientFiles.structureId, structureId)))
      .returning({ id: clientFiles.id })
    if (!changed) return refuse('not_found')
    await recordAudit(tx, actor, {
      structureId,
      operation: wantsReminders ? 'reminders_wanted' : 'reminders_stopped',
      subjectKind: 'client_file',
      subjectId: clientFileId,
      clientFileId,
    })
    return accept(null)
  })
}

/** The same by whoever holds the link of a reminder, without logging in; another link changes nothing. */
export async function setRemindersByLink(
  actor: Actor,
  structureId: string,
  token: string,
  wantsReminders: boolean,
): Promise<Outcome<null, ReminderRefusal>> {
  const clientFileId = readSignedId(remindersPurpose, token)
  return clientFileId ? setReminders(actor, { structureId, clientFileId }, wantsReminders) : refuse('not_found')
}
