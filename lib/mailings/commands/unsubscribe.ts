import 'server-only'
import { writeConsents } from '@/lib/client-files/commands/say-consents'
import type { Actor } from '@/lib/core/actor'
import { recordAudits } from '@/lib/core/audit'
import { withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { findRecipientByLink, listFilesOfAddress } from '../queries/find-subscription'
import { listSubscriptionWords } from '../rules'

/**
 * Stops what a link is about for every file of its address, or takes that back ([2.C6] [2.A8]). Whoever is being written to at
 * this moment is written to first, and not after ([6.R13]). `structureId`: of the page that asks; null for a mail program.
 */
export async function setSubscription(
  actor: Actor,
  { structureId, token, wants }: { structureId: string | null; token: string; wants: boolean },
): Promise<Outcome<null, 'not_found' | Busy>> {
  const recipient = await findRecipientByLink(token)
  if (!recipient || (structureId && recipient.structureId !== structureId)) return refuse('not_found')
  const { channel } = recipient
  const known = await listFilesOfAddress(recipient)
  return withLocks(
    known.map(({ id }) => `client-file:${id}` as const),
    async (tx, now) => {
      const held = new Set(known.map(({ id }) => id))
      const files = (await listFilesOfAddress(recipient, tx)).filter(({ id }) => held.has(id))
      const changed = listSubscriptionWords(files, wants)
      for (const { id } of changed) {
        const file = { structureId: recipient.structureId, clientFileId: id }
        await writeConsents(tx, now, file, [{ channel, isGranted: wants }], 'mail_link')
      }
      const entries = changed.map(({ id, isGranted }) => ({
        structureId: recipient.structureId,
        operation: 'consents_said',
        subjectKind: 'client_file',
        subjectId: id,
        clientFileId: id,
        before: { [channel]: isGranted },
        after: { [channel]: wants },
      }))
      await recordAudits(tx, actor, entries)
      return accept(null)
    },
  )
}
