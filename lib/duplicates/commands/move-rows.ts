import 'server-only'
import { sql } from 'drizzle-orm'
import type { LockedTx } from '@/lib/core/locks'
import type { MovedRows } from '../types'

/**
 * Everything of a file, or of a learner, becomes another's; with `only`, those rows and no others. Ledgers too, which only the
 * database's own function may do ([2.A4]). @returns the ids moved, by table
 */
export async function moveRows(
  tx: LockedTx,
  moving: 'client_file_id' | 'learner_id',
  structureId: string,
  from: string,
  to: string,
  only?: MovedRows,
): Promise<MovedRows> {
  const which = only ? sql`${JSON.stringify(only)}::jsonb` : sql`null`
  const [row] = await tx.execute<{ moved: MovedRows }>(
    sql`select move_rows(${moving}, ${structureId}, ${from}, ${to}, ${which}) as moved`,
  )
  return row!.moved
}
