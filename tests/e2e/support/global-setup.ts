import postgres from 'postgres'
import { keepLogs, startTestStack } from './stack'

/** One stack for the whole run; workers find it through these variables. */
export default async function startForRun(): Promise<() => Promise<void>> {
  const running = await startTestStack()
  await prepareTaken(running.databaseUrl)
  Object.assign(process.env, {
    E2E_APP_URL: running.appUrl,
    E2E_SANDBOX_URL: running.sandboxUrl,
    E2E_EXECUTOR_URL: running.executorUrl,
    E2E_DATABASE_URL: running.databaseUrl,
    E2E_LOG_DIR: running.logDir,
  })
  return async () => {
    await running.stop()
    keepLogs(running.logDir)
  }
}

/** Whom a test has taken for itself: no other one finds them (support/money). */
async function prepareTaken(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1 })
  await sql`create schema e2e create table taken (email text primary key)`
  await sql.end()
}
