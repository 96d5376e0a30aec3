import 'server-only'
import { and, eq } from 'drizzle-orm'
import { accountCreditEntries } from '@/db/schema/account-credits'
import { clientFiles } from '@/db/schema/client-files'
import type { Actor, Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { getCreditBalance } from './queries'
import type { AccountCreditEntryKind, AccountCreditRefusal } from './types'

export type NewCredit = {
  structureId: string
  clientFileId: string
  kind: Extract<AccountCreditEntryKind, 'surplus' | 'grant'>
  amountCents: number
  /** The business reason, once: 'surplus:<transaction>'. */
  businessKey: string
  reason?: string
}

/** Money that the structure holds for a client from now on, for their next order; they are told ([6.R8] [6.R9]). */
export async function addCredit(tx: LockedTx, actor: Actor, credit: NewCredit): Promise<void> {
  const { structureId, clientFileId, businessKey, amountCents } = credit
  const [entry] = await tx
    .insert(accountCreditEntries)
    .values({ ...credit, actor: { ...actor } })
    .onConflictDoNothing({ target: accountCreditEntries.businessKey })
    .returning({ id: accountCreditEntries.id })
  if (!entry) return
  await tell(tx, {
    structureId,
    topic: 'account_credit.added',
    key: `account_credit.added:${businessKey}`,
    payload: { entryId: entry.id },
  })
  await recordAudit(tx, actor, {
    structureId,
    operation: 'account_credit.add',
    subjectKind: 'client_file',
    subjectId: clientFileId,
    clientFileId,
    after: { kind: credit.kind, amountCents, businessKey },
    reason: credit.reason,
  })
}

type OrderCredit = { structureId: string; clientFileId: string; orderId: string; amountCents: number }

/** Takes what an order uses of its client's credit; the ledger's own guard refuses more than there is ([6.R9]). */
export async function spendCredit(tx: LockedTx, actor: Actor, { orderId, amountCents, ...whose }: OrderCredit) {
  await tx.insert(accountCreditEntries).values({
    ...whose,
    kind: 'use',
    amountCents: -amountCents,
    businessKey: `use:${orderId}`,
    actor: { ...actor },
  })
}

/** Gives back what an order that ended had used. */
export async function giveCreditBack(tx: LockedTx, actor: Actor, { orderId, amountCents, ...whose }: OrderCredit) {
  await tx.insert(accountCreditEntries).values({
    ...whose,
    kind: 'release',
    amountCents,
    businessKey: `release:${orderId}`,
    actor: { ...actor },
  })
}

export type Payout = {
  clientFileId: string
  amountCents: number
  /** What the page showed: a second click finds another balance, and records nothing. */
  seenCents: number
  /** How it was given back, to find it again. */
  reason: string
}

/** Credit that the office has sent back to its client, who asked for it: it is theirs no more ([6.R9]). */
export async function payOutCredit(
  actor: Staff,
  { clientFileId, amountCents, seenCents, reason }: Payout,
): Promise<Outcome<{ leftCents: number }, AccountCreditRefusal>> {
  const { structureId } = actor
  return withLocks([`client-file:${clientFileId}`], async (tx, now) => {
    const own = and(eq(clientFiles.structureId, structureId), eq(clientFiles.id, clientFileId))
    if ((await tx.$count(clientFiles, own)) === 0) return refuse('not_found' as const)
    const balance = await getCreditBalance(clientFileId, tx)
    if (balance !== seenCents) return refuse('balance_changed' as const)
    if (amountCents > balance) return refuse('account_credit_short' as const)
    const businessKey = `payout:${clientFileId}:${now.toISOString()}`
    await tx.insert(accountCreditEntries).values({
      structureId,
      clientFileId,
      kind: 'payout',
      amountCents: -amountCents,
      businessKey,
      reason,
      actor: { ...actor },
    })
    await recordAudit(tx, actor, {
      structureId,
      operation: 'account_credit.pay_out',
      subjectKind: 'client_file',
      subjectId: clientFileId,
      clientFileId,
      before: { balanceCents: balance },
      after: { balanceCents: balance - amountCents },
      reason,
    })
    return accept({ leftCents: balance - amountCents })
  })
}
