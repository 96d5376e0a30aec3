import 'server-only'
import { and, eq } from 'drizzle-orm'
import { clientFiles } from '@/db/schema/client-files'
import { openFileByOffice } from '@/lib/client-files/commands/open-client-file'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { dayOf } from '@/lib/core/time'
import { addChild } from '@/lib/learners/commands/add-client'
import { addSelf } from '@/lib/learners/commands/sign-up'
import { getStructureById } from '@/lib/structures/queries'
import { checkNewFile, isAtMoneyDesk } from '../rules'
import type { NewFile, NewFileRefusal } from '../types'

/**
 * Opens the file of somebody who stands at the desk and has none: no account, themself as first learner, and their child
 * ([1.H8]). The same person twice (same names, same telephone) is one file. @returns the file's number
 */
export async function openFileAtDesk(
  actor: Staff,
  { child, ...holder }: NewFile,
): Promise<Outcome<{ number: number }, NewFileRefusal>> {
  const { structureId } = actor
  if (!isAtMoneyDesk(actor, structureId)) return refuse('not_found')
  const { timeZone } = await getStructureById(structureId)
  return withLocks([`structure:${structureId}`], async (tx, now) => {
    const same = await findSamePerson(tx, structureId, holder)
    if (same !== null) return accept({ number: same })
    const verdict = checkNewFile({
      knownNumber: await findNumberOfEmail(tx, structureId, holder.email),
      birthOn: holder.birthOn,
      childBirthOn: child?.birthOn ?? null,
      today: dayOf(now, timeZone),
    })
    if (!verdict.ok) return verdict
    const { clientFileId, number } = await openFileByOffice(tx, { structureId, accountId: null, identity: holder })
    await addSelf(tx, structureId, clientFileId, holder)
    if (child) await addChild(tx, structureId, clientFileId, child)
    await recordAudit(tx, actor, {
      structureId,
      operation: 'client_file.open',
      subjectKind: 'client_file',
      subjectId: clientFileId,
      clientFileId,
      after: { number },
    })
    return accept({ number })
  })
}

async function findSamePerson(
  tx: LockedTx,
  structureId: string,
  { firstName, lastName, phone }: Pick<NewFile, 'firstName' | 'lastName' | 'phone'>,
): Promise<number | null> {
  const [file] = await tx
    .select({ number: clientFiles.number })
    .from(clientFiles)
    .where(
      and(
        eq(clientFiles.structureId, structureId),
        eq(clientFiles.firstName, firstName),
        eq(clientFiles.lastName, lastName),
        eq(clientFiles.phone, phone),
      ),
    )
    .limit(1)
  return file?.number ?? null
}

async function findNumberOfEmail(tx: LockedTx, structureId: string, email: string | null): Promise<number | null> {
  if (email === null) return null
  const [file] = await tx
    .select({ number: clientFiles.number })
    .from(clientFiles)
    .where(and(eq(clientFiles.structureId, structureId), eq(clientFiles.email, email)))
    .limit(1)
  return file?.number ?? null
}
