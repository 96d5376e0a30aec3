import 'server-only'
import { and, eq } from 'drizzle-orm'
import { clientFiles } from '@/db/schema/client-files'
import { consents } from '@/db/schema/file-notes'
import type { Member } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome } from '@/lib/core/outcome'
import type { Instant } from '@/lib/core/time'
import { listConsents } from '../queries/list-consents'
import { listNewWords, readChoices } from '../rules'
import type { ConsentChoices, ConsentSource } from '../types'

/** 'Mes choix' ([2.A8]): only the holder says them, and each new word is dated with where it was said. */
export function sayConsents(
  member: Member,
  choices: ConsentChoices,
  source: ConsentSource,
): Promise<Outcome<null, Busy>> {
  const { structureId, clientFileId } = member
  return withLocks([`client-file:${clientFileId}`], async (tx, now) => {
    if (source === 'first_login') {
      await tx
        .update(clientFiles)
        .set({ mustAnswerConsents: false })
        .where(and(eq(clientFiles.id, clientFileId), eq(clientFiles.structureId, structureId)))
    }
    const known = readChoices(await listConsents(structureId, clientFileId, tx))
    const words = listNewWords(known, choices)
    await writeConsents(tx, now, member, words, source)
    if (words.length === 0) return accept(null)
    await recordAudit(tx, member, {
      structureId,
      operation: 'consents_said',
      subjectKind: 'client_file',
      subjectId: clientFileId,
      clientFileId,
      before: Object.fromEntries(words.map(({ channel }) => [channel, known[channel]])),
      after: Object.fromEntries(words.map(({ channel, isGranted }) => [channel, isGranted])),
    })
    return accept(null)
  })
}

/** Dated words of a holder, as part of a command: at sign-up the newsletter is proposed ([2.A3]). */
export async function writeConsents(
  tx: LockedTx,
  now: Instant,
  { structureId, clientFileId }: Pick<Member, 'structureId' | 'clientFileId'>,
  words: ReturnType<typeof listNewWords>,
  source: ConsentSource,
): Promise<void> {
  if (words.length === 0) return
  await tx
    .insert(consents)
    .values(words.map((word) => ({ ...word, structureId, clientFileId, source, createdAt: now })))
}
