import 'server-only'
import { sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Tx } from './client'

/** Writes the order of a structure's rows as their `position`, from 1; those that keep their place aren't written. */
export async function writePositions(
  tx: Tx,
  table: PgTable,
  structureId: string,
  rows: readonly { id: string }[],
): Promise<void> {
  const ids = `{${rows.map(({ id }) => id).join(',')}}`
  await tx.execute(sql`
    update ${table} set position = p.rank from unnest(${ids}::uuid[]) with ordinality p(id, rank)
    where ${table}.id = p.id and ${table}.structure_id = ${structureId} and ${table}.position <> p.rank`)
}
