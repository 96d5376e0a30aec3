import 'server-only'
import { and, eq } from 'drizzle-orm'
import { writeOffs } from '@/db/schema/write-offs'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { findDebt } from '../queries/find-debt'
import { checkProposal, mayWriteOff, sumDebt } from '../rules'
import type { WriteOffRefusal } from '../types'

/** Proposes to give up what an order owes: nothing changes until another person confirms it ([6.S5]). @returns its id */
export function proposeWriteOff(
  actor: Staff,
  { orderId, reason }: { orderId: string; reason: string },
): Promise<Outcome<string, WriteOffRefusal>> {
  const { structureId } = actor
  return withLocks([`order:${orderId}`], async (tx, now): Promise<Outcome<string, WriteOffRefusal>> => {
    const debt = mayWriteOff(actor, structureId) ? await findDebt(structureId, orderId, now, tx) : null
    if (!debt) return refuse('not_found')
    const waiting = and(eq(writeOffs.orderId, orderId), eq(writeOffs.state, 'proposed'))
    const verdict = checkProposal(debt, (await tx.$count(writeOffs, waiting)) > 0)
    if (!verdict.ok) return verdict
    const amountCents = sumDebt(debt)
    const [row] = await tx
      .insert(writeOffs)
      .values({ structureId, orderId, amountCents, reason, proposedBy: actor.accountId })
      .returning({ id: writeOffs.id })
    await recordAudit(tx, actor, {
      ...{ structureId, operation: 'write_off.propose', subjectKind: 'order', subjectId: orderId, reason },
      clientFileId: debt.clientFileId,
      after: { amountCents },
    })
    return accept(row!.id)
  })
}
