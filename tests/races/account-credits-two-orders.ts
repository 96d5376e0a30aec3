import type postgres from 'postgres'
import { db } from '@/db/client'
import { inTransaction } from '@/db/transaction'
import { addCredit } from '@/lib/account-credits/commands'
import type { LockedTx } from '@/lib/core/locks'
import { payByCredit } from '@/lib/payments/commands/pay-by-credit'
import { makeMember } from '@/tests/factories/member'
import { makeOffer } from '@/tests/factories/offer'
import { makePendingOrder } from '@/tests/factories/order'
import { makeStructure } from '@/tests/factories/structure'

/** A client with 100,00 € of credit and orders of 80,00 € that wait for a transfer. */
export async function openOrders(count: number) {
  const structure = await makeStructure(db())
  const member = await makeMember(db(), structure)
  const pack = await makeOffer(db(), structure)
  const { clientFileId, actor } = member
  const credit = { structureId: structure.id, clientFileId, kind: 'grant' as const, amountCents: 10_000 }
  await inTransaction((tx) =>
    addCredit(tx as LockedTx, { kind: 'job', name: 'test' }, { ...credit, businessKey: `grant:${clientFileId}` }),
  )
  const orderIds: string[] = []
  for (let made = 0; made < count; made++) {
    const lines = [{ offer: pack, priceCents: 8_000 }]
    orderIds.push((await makePendingOrder(db(), structure, member, lines, { means: 'transfer' })).id)
  }
  return {
    clientFileId,
    orderIds,
    /** All of them at once, as from several tabs. */
    payAll: () => Promise.all(orderIds.map((orderId) => payByCredit(actor, orderId))),
  }
}

/** A barrier between the balance that is read and the entry that is written. */
export async function slowCredit(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    create function slow_credit() returns trigger language plpgsql as $$ begin perform pg_sleep(0.25); return new; end $$;
    create trigger account_credit_entries_a_slow before insert on account_credit_entries for each row execute function slow_credit();`)
}

/** Every layer off: locks that lock nothing, a ledger without its floor. */
export async function dropCreditGuards(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    create or replace function app_lock(keys bigint[]) returns timestamptz language sql as $$ select app_now() $$;
    drop trigger account_credit_entries_floor on account_credit_entries;`)
}
