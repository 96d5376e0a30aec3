import 'server-only'
import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { cheques, depositSlips } from '@/db/schema/cheques'
import { clientFiles } from '@/db/schema/client-files'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import type { Staff } from '@/lib/core/actor'
import { isId } from '@/lib/core/ids'
import type { Day } from '@/lib/core/time'

/** A cheque as the drawer and a slip list it. */
export type ListedCheque = {
  id: string
  number: string
  bank: string
  drawer: string
  amountCents: number
  datedOn: Day
  depositOn: Day
  orderNumber: number
  currency: string
  client: string
}

const columns = {
  id: cheques.id,
  number: cheques.number,
  bank: cheques.bank,
  drawer: cheques.drawer,
  amountCents: cheques.amountCents,
  datedOn: cheques.datedOn,
  depositOn: cheques.depositOn,
  orderNumber: orders.number,
  currency: orders.currency,
  client: sql<string>`${clientFiles.firstName} || ' ' || ${clientFiles.lastName}`,
}

/** A bank takes no more on a slip, and a page shows no more. */
const mostCheques = 200

function selectCheques(structureId: string, which: SQL | undefined): Promise<ListedCheque[]> {
  return db()
    .select(columns)
    .from(cheques)
    .innerJoin(payments, eq(payments.id, cheques.paymentId))
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .innerJoin(clientFiles, eq(clientFiles.id, orders.clientFileId))
    .where(and(eq(cheques.structureId, structureId), which))
    .orderBy(asc(cheques.depositOn), asc(orders.number), asc(cheques.createdAt))
    .limit(mostCheques)
}

/** The cheques in the drawer, by the day on which they go to the bank ([1.H3]). */
export const listDrawer = ({ structureId }: Staff): Promise<ListedCheque[]> =>
  selectCheques(structureId, and(isNull(cheques.slipId), isNull(cheques.problem), eq(payments.status, 'received')))

export type Slip = { id: string; depositedOn: Day; totalCents: number; chequeCount: number }

const slipColumns = {
  id: depositSlips.id,
  depositedOn: depositSlips.depositedOn,
  totalCents: depositSlips.totalCents,
  chequeCount: depositSlips.chequeCount,
}

/** The last slips, the newest first. */
export const listSlips = ({ structureId }: Staff, limit = 30): Promise<Slip[]> =>
  db()
    .select(slipColumns)
    .from(depositSlips)
    .where(eq(depositSlips.structureId, structureId))
    .orderBy(desc(depositSlips.depositedOn), desc(depositSlips.createdAt))
    .limit(limit)

/** A slip with its cheques, to print; another structure's doesn't exist. */
export async function findSlip(
  { structureId }: Staff,
  slipId: string,
): Promise<(Slip & { cheques: ListedCheque[] }) | null> {
  if (!isId(slipId)) return null
  const [slip] = await db()
    .select(slipColumns)
    .from(depositSlips)
    .where(and(eq(depositSlips.structureId, structureId), eq(depositSlips.id, slipId)))
  return slip ? { ...slip, cheques: await selectCheques(structureId, eq(cheques.slipId, slipId)) } : null
}
