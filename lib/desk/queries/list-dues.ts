import 'server-only'
import { and, asc, eq, inArray, isNotNull, or, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { orders } from '@/db/schema/orders'
import { payments } from '@/db/schema/payments'
import type { Instant } from '@/lib/core/time'
import { dayOf } from '@/lib/core/time'
import type { PaymentMeans } from '@/lib/orders/types'
import { describeDue } from '../rules'
import type { DuePerson } from '../types'

/** The mark of a reminder in the journal: when it was asked for, by whom. */
export const reminderOperation = 'dunning.remind'

const columns = {
  person: {
    clientFileId: clientFiles.id,
    number: clientFiles.number,
    firstName: clientFiles.firstName,
    lastName: clientFiles.lastName,
    email: sql<
      string | null
    >`coalesce(${clientFiles.email}, (select accounts.email from accounts where accounts.id = ${clientFiles.accountId}))::text`,
    phone: clientFiles.phone,
    remindedAt: sql<string | null>`(select max(entry.created_at) from audit_entries entry
      where entry.client_file_id = ${clientFiles.id} and entry.operation = ${reminderOperation})`,
  },
  due: {
    paymentId: payments.id,
    orderId: payments.orderId,
    orderNumber: orders.number,
    /** Of what was rejected, where the amount makes something good: a contested card isn't a transfer that bounced. */
    means: sql<PaymentMeans>`coalesce((select was.means from payments was where was.id = ${payments.replacesId}), ${payments.means})`,
    instalment: payments.instalment,
    instalments: orders.instalments,
    amountCents: payments.amountCents,
    dueOn: payments.dueOn,
  },
  facts: {
    orderStatus: orders.status,
    status: payments.status,
    isReplacement: sql<boolean>`${payments.replacesId} is not null`,
    isReplaced: sql<boolean>`exists (select 1 from payments again where again.replaces_id = ${payments.id})`,
  },
}

/** Who owes what on the day, those who owe the oldest amounts first; of one file only where one is given ([1.H11]). */
export async function listDuePeople(
  executor: Executor,
  structure: { id: string; timeZone: string },
  now: Instant,
  clientFileId?: string,
): Promise<DuePerson[]> {
  const rows = await executor
    .select(columns)
    .from(payments)
    .innerJoin(orders, eq(orders.id, payments.orderId))
    .innerJoin(clientFiles, eq(clientFiles.id, orders.clientFileId))
    .where(
      and(
        eq(payments.structureId, structure.id),
        inArray(payments.status, ['expected', 'bounced']),
        or(inArray(orders.status, ['pending', 'paid']), isNotNull(payments.replacesId)),
        clientFileId ? eq(orders.clientFileId, clientFileId) : undefined,
      ),
    )
    .orderBy(asc(payments.dueOn), asc(orders.number), asc(payments.instalment))
  const today = dayOf(now, structure.timeZone)
  const people = new Map<string, DuePerson>()
  for (const { person, due, facts } of rows) {
    const reason = describeDue({ ...facts, means: due.means, dueOn: due.dueOn }, today)
    if (!reason) continue
    const { remindedAt, ...known } = person
    const fresh = { ...known, dues: [], totalCents: 0, remindedAt: remindedAt === null ? null : new Date(remindedAt) }
    const owing: DuePerson = people.get(person.clientFileId) ?? fresh
    owing.dues.push({ ...due, reason })
    owing.totalCents += due.amountCents
    people.set(person.clientFileId, owing)
  }
  return [...people.values()]
}

export const listDuePeopleNow = (structure: { id: string; timeZone: string }, now: Instant, clientFileId?: string) =>
  listDuePeople(db(), structure, now, clientFileId)
