import { cpSync, existsSync } from 'node:fs'
import { makeMemoryFolder, makeTemporaryFolder, removeAtEnd } from '@/scripts/lib/guard.mjs'
import { findFreePorts } from '@/scripts/lib/ports.mjs'
import { type Stack, startStack } from '@/scripts/lib/stack.mjs'

export type TestStack = {
  appUrl: string
  sandboxUrl: string
  executorUrl: string
  /** The owner's address: what a test looks up in the database that no screen shows. */
  databaseUrl: string
  logDir: string
  /** Its processes: `stack.app.kill()` then `stack.app.start()`, `stack.killDatabase()` then `stack.startDatabase()`. */
  stack: Stack
  stop: () => Promise<void>
}

export type TestStackOptions = {
  /** Load the demonstration's data; true unless said otherwise. */
  isSeeded?: boolean
  /** Variables that every process gets besides its own. */
  given?: Record<string, string>
  /** Real fsync, for tests that kill PostgreSQL. */
  fsync?: boolean
}

/**
 * The whole product on free ports, with a cluster of its own. The build folder is that of `npm test`, made when it is
 * missing or out of date.
 */
export async function startTestStack({
  isSeeded = true,
  given = {},
  fsync = false,
}: TestStackOptions = {}): Promise<TestStack> {
  const dataDir = fsync ? makeTemporaryFolder('e2e') : makeMemoryFolder('e2e')
  const [app, sandbox, executor, postgres] = (await findFreePorts(4)) as [number, number, number, number]
  const stack = await startStack({
    dataDir,
    secretsDir: process.env.DIAPASON_SECRETS_DIR ?? 'node_modules/.cache/diapason-test',
    buildDir: process.env.DIAPASON_BUILD_DIR ?? '.next-test',
    ports: { app, sandbox, executor, postgres },
    fsync,
    given,
    isSeeded,
  })
  removeAtEnd(stack.postgres!.dataDir)
  return {
    appUrl: `http://localhost:${app}`,
    sandboxUrl: `http://localhost:${sandbox}`,
    executorUrl: `http://localhost:${executor}`,
    databaseUrl: stack.postgres!.ownerUrl,
    logDir: stack.logDir,
    stack,
    stop: () => stack.stop(),
  }
}

/** Keeps the logs of a failed run where a person looks for them. */
export function keepLogs(logDir: string): void {
  if (existsSync(logDir)) cpSync(logDir, 'test-results/logs', { recursive: true })
}
