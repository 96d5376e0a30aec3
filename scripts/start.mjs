// `npm run demo` and `npm run dev`. Plain JavaScript without dependencies: it installs the rest.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled, requireNode } from './lib/install.mjs'
import { requirePorts } from './lib/ports.mjs'
import { say, sayAndExit, seconds } from './lib/say.mjs'
import { keepRunning } from './lib/supervise.mjs'
import { tellWelcome } from './lib/welcome.mjs'

/** `--port 3100` moves them all together. */
function choosePorts() {
  const at = process.argv.indexOf('--port')
  const app = at === -1 ? 3000 : Number(process.argv[at + 1])
  if (!Number.isInteger(app) || app < 1024 || app > 14000)
    throw new Error('--port takes a number from 1024 to 14000, for example --port 3100.')
  return { app, sandbox: app + 1010, executor: app + 1011, postgres: app + 51329 }
}

/** Variables of real services, from the shell or from .env.local: with them nothing embedded is used in their place. */
function findGiven() {
  if (existsSync('.env.local')) process.loadEnvFile('.env.local')
  const isOurs =
    /^(DATABASE_|STRIPE_|RESEND_|INNGEST_|AUTH_|APP_URL$|CALENDAR_TEST_ORIGIN$|NEXT_SERVER_ACTIONS_ENCRYPTION_KEY$)/
  const given = Object.fromEntries(Object.entries(process.env).filter(([name]) => isOurs.test(name)))
  if (Boolean(given.DATABASE_URL) !== Boolean(given.DATABASE_OWNER_URL)) {
    throw new Error(
      'DATABASE_URL and DATABASE_OWNER_URL go together: set both, or neither for the embedded PostgreSQL.',
    )
  }
  return given
}

/** `--fresh` forgets the demonstration's data, wherever it is. */
function forgetData(dataDir) {
  const note = `${dataDir}/postgres.location`
  if (existsSync(note)) rmSync(readFileSync(note, 'utf8').trim(), { recursive: true, force: true })
  for (const name of ['postgres', 'postgres.location', 'files'])
    rmSync(`${dataDir}/${name}`, { recursive: true, force: true })
}

async function timed(what, work) {
  const from = performance.now()
  const didSomething = await work()
  if (didSomething !== false) say(`  ${what} (${seconds(from)})`)
}

async function start(mode) {
  const from = performance.now()
  process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '..'))
  requireNode()
  const given = findGiven()
  const ports = choosePorts()
  const dataDir = process.env.DIAPASON_DATA_DIR ?? '.data'
  const buildDir = process.env.DIAPASON_BUILD_DIR ?? '.next'
  await requirePorts(ports)
  if (process.argv.includes('--fresh')) forgetData(dataDir)
  await timed('packages installed', async () => ensureInstalled())
  const { Stack } = await import('./lib/stack.mjs')
  const supervised = keepRunning(
    (onDeath) => new Stack({ dataDir, buildDir, ports, isDevelopment: mode === 'dev', given, onDeath }),
  )
  await supervised.orStop(bringUp(supervised.stack))
  if (!supervised.isStopping()) tellWelcome(ports, from)
}

/** @param {import('./lib/stack.mjs').Stack} stack */
async function bringUp(stack) {
  await timed('PostgreSQL started', () => stack.startDatabase())
  if (stack.postgres?.isElsewhere) say(`  its user may not enter this folder: the data is in ${stack.postgres.dataDir}`)
  await Promise.all([
    timed('application built', () => stack.build()),
    timed('database up to date', () => stack.migrate()).then(() =>
      timed('demonstration data loaded', () => stack.seed()),
    ),
  ])
  await timed('services started', () => stack.startServices())
}

const mode = process.argv[2]
if (mode !== 'demo' && mode !== 'dev') sayAndExit('Usage: node scripts/start.mjs demo|dev [--fresh]')
start(mode).catch(sayAndExit)
