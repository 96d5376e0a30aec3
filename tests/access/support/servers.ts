import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeTemporaryFolder } from '@/scripts/lib/guard.mjs'
import { findFreePorts } from '@/scripts/lib/ports.mjs'
import { Stack } from '@/scripts/lib/stack.mjs'
import type { TestDatabase } from '../../support/database'

export type Server = { origin: string; buildDir: string; secret: string; stop: () => Promise<void> }
type Options = { database: TestDatabase; buildDir?: string; given?: Record<string, string> }

/** The application alone, on the file's own database: no page needs the services to decide who may see what. */
async function makeStack({ database, buildDir, given = {} }: Options): Promise<Stack> {
  const [app, sandbox, executor, postgres] = (await findFreePorts(4)) as [number, number, number, number]
  const stack = new Stack({
    dataDir: makeTemporaryFolder('access'),
    secretsDir: process.env.DIAPASON_SECRETS_DIR ?? 'node_modules/.cache/diapason-test',
    buildDir: buildDir ?? process.env.DIAPASON_BUILD_DIR ?? '.next-test',
    ports: { app, sandbox, executor, postgres },
    given: { DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl, ...given },
  })
  await stack.startDatabase()
  return stack
}

/** The build of `npm test`, made when it is missing or out of date. */
export async function prepareBuild(database: TestDatabase): Promise<string> {
  const stack = await makeStack({ database })
  await stack.build()
  return stack.options.buildDir
}

/** The same build as if `middleware.ts` didn't exist: no page may rely on it ([6.S1]). A copy for each file of tests. */
export function withoutMiddleware(buildDir: string, whose = 'access'): string {
  const copy = `${buildDir}-no-middleware-${whose}`
  rmSync(copy, { recursive: true, force: true })
  cpSync(buildDir, copy, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => path !== `${buildDir}/cache` && path !== `${buildDir}/dev`,
  })
  const manifest = join(copy, 'server/middleware-manifest.json')
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: number }
  writeFileSync(manifest, JSON.stringify({ version, middleware: {}, sortedMiddleware: [], functions: {} }))
  return copy
}

export async function startServer(options: Options & { buildDir: string }): Promise<Server> {
  const stack = await makeStack(options)
  await stack.app.start()
  return {
    origin: stack.env.APP_URL!,
    buildDir: options.buildDir,
    secret: stack.env.AUTH_SECRET!,
    stop: () => stack.app.stop(),
  }
}
