import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type postgres from 'postgres'
import { db } from '@/db/client'
import { orders } from '@/db/schema/orders'
import { importStatement } from '@/lib/transfers/commands/import-statement'
import { matchTransfer } from '@/lib/transfers/commands/match-transfer'
import { findTransfer } from '@/lib/transfers/queries'
import { makeMember } from '@/tests/factories/member'
import { makeOffer } from '@/tests/factories/offer'
import { makePendingOrder } from '@/tests/factories/order'
import { makeStaff } from '@/tests/factories/staff'
import { makeStructure } from '@/tests/factories/structure'
import { makeTransfer } from '@/tests/factories/transfer'

/** An office of two people, and an order of 800,00 € of which a transfer of 300,00 € pays a part. */
export async function openBank() {
  const structure = await makeStructure(db())
  const member = await makeMember(db(), structure)
  const pack = await makeOffer(db(), structure)
  const order = await makePendingOrder(db(), structure, member, [{ offer: pack }], { means: 'transfer' })
  const transferId = await makeTransfer(db(), structure, { amountCents: 30_000 })
  const one = (await makeStaff(db(), structure, { role: 'accountant' })).actor
  const other = (await makeStaff(db(), structure)).actor
  const { seen } = (await findTransfer(one, transferId, `C${order.number}`))!
  const matching = { transferId, orderIds: [order.id], seen: seen! }
  return {
    structure,
    member,
    order,
    people: [one, other] as const,
    /** Both confirm what their page shows, as often as they like, at once. */
    confirm: (times: number) =>
      Promise.all(Array.from({ length: times }, (_, rank) => matchTransfer(rank % 2 ? one : other, matching))),
    /** Both import the same file at once. */
    bring: (sha256: string, references: readonly string[], times = 2) =>
      Promise.all(
        Array.from({ length: times }, (_, rank) =>
          importStatement(rank % 2 ? one : other, {
            fileName: 'releve.xml',
            sha256,
            format: 'camt053',
            ibans: [],
            lines: references.map((reference) => ({
              reference,
              bookedOn: '2026-11-18',
              amountCents: 30_000,
              currency: 'EUR',
              payerName: '',
              payerIban: '',
              remittance: randomUUID(),
            })),
          }),
        ),
      ),
    findOrder: async () => (await db().select().from(orders).where(eq(orders.id, order.id)))[0]!,
  }
}

/** A barrier between what is read and what is written: everybody has read before the first one writes. */
export async function slowBank(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    create function slow_bank() returns trigger language plpgsql as $$ begin perform pg_sleep(0.25); return new; end $$;
    create trigger bank_allocations_slow before insert on bank_allocations for each row execute function slow_bank();
    create trigger bank_statements_slow before insert on bank_statements for each row execute function slow_bank();`)
}

/** Every layer off: locks that lock nothing, keys and ceilings that refuse nothing. */
export async function dropBankGuards(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    create or replace function app_lock(keys bigint[]) returns timestamptz language sql as $$ select app_now() $$;
    alter table bank_allocations drop constraint bank_allocations_once;
    drop trigger bank_allocations_ceiling on bank_allocations;
    alter table payments drop constraint payments_instalment;
    alter table bank_statements drop constraint bank_statements_once;`)
}
