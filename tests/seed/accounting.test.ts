import { expect, test } from 'vitest'
import { seedDatabase } from '@/db/seed/main'
import { listMovements } from '@/lib/accounting/queries'
import { computeTotals, listEntries } from '@/lib/accounting/rules'
import type { Staff } from '@/lib/core/actor'
import { findStatementFacts } from '@/lib/papers/queries/find-statement-facts'
import { computeBalances } from '@/lib/papers/rules'
import { frenchAccounts as accounts } from '@/lib/structures/types'
import { createTestDatabase } from '../support/database'

const database = await createTestDatabase()

test('[1.H11] over two years of a school, what each client owes in the books is what their statement says', async () => {
  await seedDatabase(database.ownerUrl)
  const [structure] = await database.sql<{ id: string }[]>`select id from structures where slug = 'atelier'`
  const files = await database.sql<{ id: string; number: number }[]>`
    select id, number from client_files where structure_id = ${structure!.id} order by number`
  const actor: Staff = { kind: 'staff', accountId: '', sessionId: '', structureId: structure!.id, role: 'accountant' }
  const entries = listEntries(await listMovements(actor, '2000-01-01', '2099-12-31'), accounts)
  expect(computeTotals(entries).reduce((sum, total) => sum + total.debitCents - total.creditCents, 0)).toBe(0)
  const owed = new Map<number, number>()
  for (const line of entries.flatMap(({ lines }) => lines)) {
    if (!line.client || ![accounts.clients, accounts.credits].includes(line.account)) continue
    owed.set(line.client.number, (owed.get(line.client.number) ?? 0) + line.debitCents - line.creditCents)
  }
  // The drawer: a statement counts a cheque once it is at the bank, the books once it is there.
  const drawer = new Map(
    (
      await database.sql<{ number: number; cents: string }[]>`
        select f.number, sum(p.amount_cents) as cents from payments p join orders o on o.id = p.order_id
        join client_files f on f.id = o.client_file_id where p.status = 'received' group by 1`
    ).map((row) => [row.number, Number(row.cents)]),
  )
  for (const { id, number } of files) {
    const facts = await findStatementFacts({ structureId: structure!.id, clientFileId: id } as never)
    const balance = computeBalances(facts!.entries).at(-1)?.balanceCents ?? 0
    expect([number, (owed.get(number) ?? 0) + (drawer.get(number) ?? 0)]).toEqual([number, balance])
  }
})
