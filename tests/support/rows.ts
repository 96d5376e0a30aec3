import type { Sql } from 'postgres'

/** Every row of every table that says whose it is, as text: what a merge moves, and what its undoing must give back. */
export async function readOwnedRows(sql: Sql): Promise<Record<string, string[]>> {
  const tables = await sql<{ name: string }[]>`
    select distinct c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('audit_entries')
      and column_name in ('client_file_id', 'learner_id', 'resource_id', 'merged_into_id', 'may_collect') order by 1`
  const rows: Record<string, string[]> = {}
  for (const { name } of tables) {
    const found = await sql.unsafe<{ row: string }[]>(`select to_jsonb(t)::text as row from ${name} t order by 1`)
    rows[name] = found.map(({ row }) => row.replaceAll(/(\d\d:\d\d:\d\d)\.\d+/g, '$1'))
  }
  return rows
}
