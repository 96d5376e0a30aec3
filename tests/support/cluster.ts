import { join } from 'node:path'
import postgres from 'postgres'
import type { TestProject } from 'vitest/node'
import { migrateDatabase } from '../../db/migrate'
import { startPostgres } from '../../embedded/postgres/cluster.mjs'
import { forget, makeMemoryFolder, removeAtEnd, watch } from '../../scripts/lib/guard.mjs'
import { findFreePorts } from '../../scripts/lib/ports.mjs'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The superuser's address: only databases of tests are made with it. */
    adminUrl: string
    ownerUrl: string
    appUrl: string
  }
}

/** Migrated once; each test file gets a copy of it. */
export const templateName = 'diapason_template'

/**
 * A cluster for this run only: free port, in memory where there is room, no fsync. It never touches a running demonstration, and
 * ends with us however we end.
 */
export default async function startCluster(project: TestProject) {
  const folder = makeMemoryFolder('tests')
  const [port] = await findFreePorts(1)
  const cluster = await startPostgres({
    dataDir: join(folder, 'postgres'),
    port: port!,
    fsync: false,
    database: templateName,
    logFile: join(folder, 'postgres.log'),
  })
  removeAtEnd(cluster.dataDir)
  watch(cluster.pid, 'SIGINT')
  await migrateDatabase(cluster.ownerUrl)
  await closeTemplate(cluster.adminUrl)
  project.provide('adminUrl', cluster.adminUrl)
  project.provide('ownerUrl', cluster.ownerUrl)
  project.provide('appUrl', cluster.appUrl)
  return async () => {
    await cluster.stop()
    forget(cluster.pid)
  }
}

/** A template with an open connection can't be copied. */
async function closeTemplate(adminUrl: string): Promise<void> {
  const sql = postgres(adminUrl, { max: 1 })
  await sql`alter database ${sql(templateName)} allow_connections false`
  await sql.end()
}
