import 'server-only'
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { orders } from '@/db/schema/orders'
import { writeOffs } from '@/db/schema/write-offs'
import type { Staff } from '@/lib/core/actor'
import { staffNameOf } from '@/lib/staff/queries'
import type { WaitingWriteOff, WriteOff } from '../types'

/** What was proposed about an order and what became of it, the newest first ([6.S5]). */
export async function listWriteOffsOfOrder({ structureId }: Staff, orderId: string): Promise<WriteOff[]> {
  const rows = await db()
    .select({
      row: writeOffs,
      proposedBy: staffNameOf(writeOffs.structureId, writeOffs.proposedBy),
      decidedBy: staffNameOf(writeOffs.structureId, writeOffs.decidedBy),
      undoneBy: staffNameOf(writeOffs.structureId, writeOffs.undoneBy),
    })
    .from(writeOffs)
    .where(and(eq(writeOffs.structureId, structureId), eq(writeOffs.orderId, orderId)))
    .orderBy(desc(writeOffs.createdAt))
  return rows.map(({ row, proposedBy, decidedBy, undoneBy }) => ({
    ...{ id: row.id, state: row.state, amountCents: row.amountCents, reason: row.reason },
    proposedBy: { accountId: row.proposedBy, name: proposedBy },
    proposedAt: row.createdAt,
    decidedBy: row.decidedBy && decidedBy,
    decidedAt: row.decidedAt,
    undoneBy: row.undoneBy && undoneBy,
    undoneAt: row.undoneAt,
    undoneReason: row.undoneReason,
  }))
}

/** The proposals that wait for a second person, the oldest first. */
export async function listWaitingWriteOffs({ structureId }: Staff): Promise<WaitingWriteOff[]> {
  const rows = await db()
    .select({
      id: writeOffs.id,
      orderNumber: orders.number,
      clientName: sql<string>`${clientFiles.firstName} || ' ' || ${clientFiles.lastName}`,
      amountCents: writeOffs.amountCents,
      reason: writeOffs.reason,
      accountId: writeOffs.proposedBy,
      name: staffNameOf(writeOffs.structureId, writeOffs.proposedBy),
    })
    .from(writeOffs)
    .innerJoin(orders, eq(orders.id, writeOffs.orderId))
    .innerJoin(clientFiles, eq(clientFiles.id, orders.clientFileId))
    .where(and(eq(writeOffs.structureId, structureId), eq(writeOffs.state, 'proposed')))
    .orderBy(asc(writeOffs.createdAt))
  return rows.map(({ accountId, name, ...row }) => ({ ...row, proposedBy: { accountId, name } }))
}
