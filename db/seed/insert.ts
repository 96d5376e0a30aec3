import type { PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from '@/db/client'

/** PostgreSQL takes 65,534 parameters a statement; five hundred rows of our widest table stay well under. */
const chunk = 500

/** Rows in the order given: ledgers check their sums row by row. */
export async function insertAll<Table extends PgTable>(
  tx: Tx,
  table: Table,
  rows: readonly Table['$inferInsert'][],
): Promise<void> {
  for (let start = 0; start < rows.length; start += chunk) {
    await tx.insert(table).values(rows.slice(start, start + chunk) as Table['$inferInsert'][])
  }
}
