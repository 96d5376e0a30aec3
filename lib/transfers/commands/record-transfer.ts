import 'server-only'
import { eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { orders } from '@/db/schema/orders'
import type { Staff } from '@/lib/core/actor'
import { withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { listActivationLocks } from '@/lib/payments/commands/activate-order'
import { receiveTransfer } from '@/lib/payments/commands/receive-transfer'
import { selectPayable } from '../queries'
import type { TransferRefusal } from '../types'

export type HandRecord = {
  orderId: string
  amountCents: number
  /** What the bank wrote, to find it again on the statement. */
  reference: string
  /** What was due on the page: a second click finds something else, and records nothing. */
  seenDueCents: number
}

/**
 * A transfer that somebody saw on the account, recorded for one order before any statement is imported ([1.D8]). The
 * statement that tells of it later receives nothing more. What is above the due is for the statement to bring.
 */
export async function recordTransfer(
  actor: Staff,
  record: HandRecord,
): Promise<Outcome<{ leftCents: number }, TransferRefusal>> {
  const [own] = await selectPayable(db(), actor.structureId, eq(orders.id, record.orderId))
  if (!own) return refuse('not_found')
  const { locks, timeZone } = await listActivationLocks(record.orderId)
  return withLocks(locks, async (tx, now) => {
    const [payable] = await selectPayable(tx, actor.structureId, eq(orders.id, record.orderId))
    const { dueCents } = payable!
    if (dueCents !== record.seenDueCents) return refuse('plan_changed' as const)
    if (dueCents === 0) return refuse('nothing_due' as const)
    if (record.amountCents > dueCents) return refuse('above_due' as const)
    const [order] = await tx.select().from(orders).where(eq(orders.id, record.orderId))
    const { amountCents, reference } = record
    await receiveTransfer(tx, actor, { order: order!, now, zone: timeZone }, { amountCents, reference })
    return accept({ leftCents: dueCents - amountCents })
  })
}
