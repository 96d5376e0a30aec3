import PgBoss from 'pg-boss'
import { connect, type Db, query, type Sql } from './database'

const name = 'runs'
const day = 24 * 3600
/** A job only says 'look at this run': what must happen stands in the run's row, so a job may be lost or come twice. */
const jobOptions = { retryLimit: 0, expireInSeconds: day - 3600, retentionDays: 365 }

const adapter = (db: Db) => ({
  executeSql: async (text: string, values?: unknown[]) => ({ rows: await query(db, text, values) }),
})

export type Queue = Awaited<ReturnType<typeof createQueue>>

/** pg-boss installs and maintains its tables in transactions that it writes as text: they need a connection of their own. */
export async function createQueue(sql: Sql, url: string, schema: string) {
  const own = connect(url, 1)
  const boss = new PgBoss({
    db: adapter(own),
    schema: `${schema}_queue`,
    schedule: false,
    archiveCompletedAfterSeconds: 60,
    deleteAfterDays: 1,
    maintenanceIntervalSeconds: 120,
  })
  boss.on('error', (error) => console.error(`queue: ${error.message}`))
  await boss.start()
  await boss.createQueue(name)
  return {
    name,
    jobTable: `${schema}_queue.job`,
    /** In the caller's transaction; `delayMs` on real time. */
    async add(db: Db, runId: string, delayMs = 0): Promise<void> {
      await boss.send(name, { runId }, { ...jobOptions, startAfter: delayMs / 1000, db: adapter(db) })
    },
    async take(count: number): Promise<{ id: string; runId: string }[]> {
      const jobs = await boss.fetch<{ runId: string }>(name, { batchSize: count, db: adapter(sql) })
      return jobs.map((job) => ({ id: job.id, runId: job.data.runId }))
    },
    async done(db: Db, jobId: string): Promise<void> {
      await boss.complete(name, jobId, {}, { db: adapter(db) })
    },
    async empty(): Promise<void> {
      await query(sql, `delete from ${schema}_queue.job where name = $1`, [name])
    },
    async stop() {
      await boss.stop({ graceful: false })
      await own.end({ timeout: 1 })
    },
  }
}
