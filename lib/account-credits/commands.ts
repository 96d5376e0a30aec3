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
