import 'server-only'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { addressFailures, messages } from '@/db/schema/messages'
import { changeIdentity } from '@/lib/client-files/commands/change-identity'
import type { IdentityRefusal } from '@/lib/client-files/types'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import type { Instant } from '@/lib/core/time'
import { listMissed } from '../queries/list-failures'
import { troubledStates } from '../rules'
import type { DeliveryRefusal } from '../types'
import { queueAgain } from './send-again'

const openFailure = (structureId: string, failureId: string) =>
  and(
    eq(addressFailures.structureId, structureId),
    eq(addressFailures.id, failureId),
    isNull(addressFailures.resolvedAt),
  )

/**
 * The office corrects a wrong address where it stands on the list ([2.C2]): as on the file's own page, the address of an open
 * login waits until it is confirmed there.
 */
export async function correctAddress(
  actor: Staff,
  failureId: string,
  email: string,
): Promise<Outcome<{ isAddressAsked: boolean }, IdentityRefusal | DeliveryRefusal>> {
  const [row] = await db()
    .select({ file: clientFiles })
    .from(addressFailures)
    .innerJoin(clientFiles, eq(clientFiles.id, addressFailures.clientFileId))
    .where(openFailure(actor.structureId, failureId))
  if (!row) return refuse('not_found')
  const { id, firstName, lastName, phone, birthOn, addressLine1, addressLine2, postcode, city, country } = row.file
  const known = { firstName, lastName, phone, birthOn, addressLine1, addressLine2, postcode, city, country }
  return changeIdentity(actor, id, { ...known, email })
}

/**
 * The list is done with an address: what didn't arrive leaves again at once, to where its reader is now, or nothing does
 * ([2.C2]). What held a one-time link is made anew where it comes from. @returns how many leave
 */
export function closeAddress(
  actor: Staff,
  failureId: string,
  sendsAgain: boolean,
): Promise<Outcome<{ count: number }, DeliveryRefusal>> {
  const { structureId, accountId } = actor
  return withLocks([], async (tx, now) => {
    const [failure] = await tx
      .update(addressFailures)
      .set({ resolvedAt: now, resolvedBy: accountId })
      .where(openFailure(structureId, failureId))
      .returning()
    if (!failure) return refuse('already_handled')
    const missed = await listMissed(tx, structureId, failure.address)
    const count = sendsAgain ? await sendEach(tx, now, actor, missed) : 0
    const ids = missed.map(({ id }) => id)
    if (ids.length > 0) {
      await tx.update(messages).set({ handledAt: now, handledBy: accountId }).where(inArray(messages.id, ids))
    }
    await recordAudit(tx, actor, {
      structureId,
      operation: 'message.address_closed',
      subjectKind: 'client_file',
      subjectId: failure.clientFileId ?? failure.id,
      clientFileId: failure.clientFileId ?? undefined,
      after: { email: failure.address, sentAgain: count },
    })
    return accept({ count })
  })
}

async function sendEach(tx: LockedTx, now: Instant, actor: Staff, missed: { id: string }[]): Promise<number> {
  let count = 0
  for (const { id } of missed) {
    const [message] = await tx.select().from(messages).where(eq(messages.id, id)).for('update')
    const outcome = message && (await queueAgain(tx, now, actor, message))
    if (outcome?.ok) count += 1
  }
  return count
}

/** 'C’est fait' ([2.C2]): somebody looked at a failure, and there is nothing more to do about it. */
export function handleTrouble(actor: Staff, messageId: string): Promise<Outcome<null, DeliveryRefusal>> {
  const { structureId, accountId } = actor
  return withLocks([], async (tx, now) => {
    const [message] = await tx
      .update(messages)
      .set({ handledAt: now, handledBy: accountId })
      .where(
        and(
          eq(messages.structureId, structureId),
          eq(messages.id, messageId),
          inArray(messages.state, troubledStates),
          isNull(messages.handledAt),
        ),
      )
      .returning({ subject: messages.subject, clientFileId: messages.clientFileId })
    if (!message) return refuse('already_handled')
    await recordAudit(tx, actor, {
      structureId,
      operation: 'message.handled',
      subjectKind: 'message',
      subjectId: messageId,
      clientFileId: message.clientFileId ?? undefined,
      after: { subject: message.subject },
    })
    return accept(null)
  })
}
