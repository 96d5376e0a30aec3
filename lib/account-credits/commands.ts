import 'server-only'
import { accountCreditEntries } from '@/db/schema/account-credits'
import type { Actor } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import type { LockedTx } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import type { AccountCreditEntryKind } from './types'

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
