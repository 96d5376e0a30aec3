import 'server-only'
import { and, eq } from 'drizzle-orm'
import { bankTransactions } from '@/db/schema/transfers'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import type { TransactionStatus, TransferRefusal } from '../types'

type Aside = Extract<TransactionStatus, 'unmatched' | 'ignored'>

/** Sets a transfer aside that isn't a client's (a grant, rent that came back), or takes it up again ([1.H3]). */
export async function setAside(
  actor: Staff,
  transferId: string,
  status: Aside,
): Promise<Outcome<{ status: Aside }, TransferRefusal>> {
  const { structureId } = actor
  return withLocks([`transfer:${transferId}`], async (tx) => {
    const own = and(eq(bankTransactions.structureId, structureId), eq(bankTransactions.id, transferId))
    const [transfer] = await tx.select({ status: bankTransactions.status }).from(bankTransactions).where(own)
    if (!transfer) return refuse('not_found' as const)
    if (transfer.status === 'matched') return refuse('transfer_done' as const)
    if (transfer.status === status) return accept({ status })
    await tx.update(bankTransactions).set({ status }).where(own)
    await recordAudit(tx, actor, {
      structureId,
      operation: status === 'ignored' ? 'transfer.set_aside' : 'transfer.take_up',
      subjectKind: 'bank_transaction',
      subjectId: transferId,
      before: { status: transfer.status },
      after: { status },
    })
    return accept({ status })
  })
}
