import postgres from 'postgres'

export type Sql = postgres.Sql
export type Tx = postgres.TransactionSql

/** State of the sandbox: the schema `sandbox` of the demonstration's own database, so that a kill loses nothing. */
export type Store = {
  sql: Sql
  /** Runs idempotent DDL (`create table if not exists sandbox.…`), one process at a time. */
  ensure: (ddl: string) => Promise<void>
  close: () => Promise<void>
}

const DDL_LOCK = 4010

export async function openStore(databaseUrl: string): Promise<Store> {
  const sql = postgres(databaseUrl, { max: 20, onnotice: () => {}, connection: { application_name: 'sandbox' } })
  const ensure = async (ddl: string) => {
    await sql.begin(async (tx) => {
      await tx`select pg_advisory_xact_lock(${DDL_LOCK})`
      await tx.unsafe(ddl)
    })
  }
  await ensure('create schema if not exists sandbox')
  return { sql, ensure, close: () => sql.end({ timeout: 1 }) }
}
