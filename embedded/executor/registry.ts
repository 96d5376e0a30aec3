import type { Application } from './application'
import { type Db, inTransaction, query, type Sql } from './database'
import { type FunctionConfig, listUnknown, syncSchema } from './functions'

export type Registry = Awaited<ReturnType<typeof createRegistry>>

/**
 * The functions that the application serves, as of its last synchronisation: kept in the database, so that an event
 * which comes while the application restarts still finds its listeners.
 */
export async function createRegistry(sql: Sql, schema: string, application: Application) {
  const load = (db: Db) =>
    query<{ config: FunctionConfig }>(db, `select config from ${schema}.functions where is_current order by id`)

  let functions = (await load(sql)).map((row) => row.config)
  let known = JSON.stringify(functions)
  let isUp = false

  const replace = async (next: FunctionConfig[]) => {
    await inTransaction(sql, async (tx) => {
      await query(tx, `update ${schema}.functions set is_current = false`)
      for (const config of next) {
        await query(
          tx,
          `insert into ${schema}.functions (id, config) values ($1, $2::jsonb)
           on conflict (id) do update set config = excluded.config, is_current = true, synced_at = now()`,
          [config.id, JSON.stringify(config)],
        )
      }
    })
    for (const config of next) {
      const unknown = listUnknown(config)
      if (unknown.length) console.error(`function ${config.id}: ${unknown.join(', ')} isn't run by this executor`)
    }
    console.info(`${next.length} functions registered`)
  }

  const register = async (body: unknown): Promise<void> => {
    const next = [...syncSchema.parse(body).functions].sort((a, b) => (a.id < b.id ? -1 : 1))
    const text = JSON.stringify(next)
    if (text !== known) await replace(next)
    functions = next
    known = text
  }

  return {
    list: (): readonly FunctionConfig[] => functions,
    find: (id: string): FunctionConfig | undefined => functions.find((config) => config.id === id),
    register,
    isUp: () => isUp,
    /** True when the application answered. */
    async sync(): Promise<boolean> {
      const body = await application.sync()
      isUp = body !== null
      if (body !== null) await register(body)
      return isUp
    },
  }
}
