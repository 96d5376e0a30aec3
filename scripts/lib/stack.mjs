// Everything one machine needs to run alone, as processes: used by the demonstration, by development and by the tests
// (which take free ports, a cluster and a build folder of their own).
import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { startPostgres } from '../../embedded/postgres/cluster.mjs'
import { ensureBuilt } from './build.mjs'
import { Child } from './child.mjs'
import { loadSecrets, makeEnvironment } from './environment.mjs'
import { forget, watch } from './guard.mjs'
import { runTypeScript } from './run.mjs'

/**
 * @typedef {object} StackOptions
 * @property {string} dataDir
 * @property {string} buildDir
 * @property {{ app: number, sandbox: number, executor: number, postgres: number }} ports
 * @property {string} [secretsDir] where the generated keys are kept; dataDir unless several stacks share a build
 * @property {boolean} [isDevelopment] serve with `next dev`, its output shown
 * @property {boolean} [fsync]
 * @property {Record<string, string | undefined>} [given] variables that win over ours: real services
 * @property {(name: string, code: number | null, signal: string | null) => void} [onDeath]
 */

export class Stack {
  /** @param {StackOptions} options */
  constructor(options) {
    this.options = { fsync: true, isDevelopment: false, given: {}, ...options, dataDir: resolve(options.dataDir) }
    this.logDir = join(this.options.dataDir, 'logs')
    this.postgres = undefined
    this.env = undefined
  }

  get hasOwnDatabase() {
    return !this.options.given.DATABASE_URL
  }

  /** PostgreSQL, then the environment of all the others. Called again after a death, it only starts the server. */
  async startDatabase() {
    const { dataDir, ports, fsync } = this.options
    mkdirSync(this.logDir, { recursive: true })
    if (this.hasOwnDatabase) {
      const logFile = join(this.logDir, 'postgres.log')
      this.postgres = await startPostgres({ dataDir: join(dataDir, 'postgres'), port: ports.postgres, fsync, logFile })
      watch(this.postgres.pid, 'SIGINT')
    }
    if (!this.env) this.prepareEnvironment()
  }

  /** As a power cut would. The child processes of a killed postmaster end by themselves. */
  killDatabase() {
    if (!this.postgres) return
    forget(this.postgres.pid)
    process.kill(this.postgres.pid, 'SIGKILL')
  }

  prepareEnvironment() {
    const { dataDir, secretsDir, buildDir, ports, given } = this.options
    const secrets = loadSecrets(secretsDir ?? dataDir)
    this.env = makeEnvironment({ secrets, dataDir, buildDir, ports, postgres: this.postgres, given })
    const { DATABASE_OWNER_URL: _, ...appEnv } = this.env
    this.appEnv = { ...appEnv, NODE_ENV: this.options.isDevelopment ? 'development' : 'production' }
    this.sandbox = this.makeService('sandbox', 'SANDBOX_PORT', ports.sandbox)
    this.executor = this.makeService('executor', 'EXECUTOR_PORT', ports.executor)
    this.app = this.makeApp()
  }

  makeService(name, portVariable, port) {
    const file = `embedded/${name}/main.ts`
    if (!existsSync(file)) return undefined
    return new Child({
      name: `the ${name}`,
      args: ['--import', 'tsx', file],
      env: { ...this.env, NODE_ENV: 'production', PORT: String(port), [portVariable]: String(port) },
      healthUrl: `http://127.0.0.1:${port}/health`,
      logFile: join(this.logDir, `${name}.log`),
      onDeath: (code, signal) => this.options.onDeath?.(name, code, signal),
    })
  }

  makeApp() {
    const { ports, isDevelopment } = this.options
    return new Child({
      name: 'the application',
      args: ['node_modules/next/dist/bin/next', isDevelopment ? 'dev' : 'start', '-p', String(ports.app)],
      env: { ...this.appEnv, PORT: String(ports.app) },
      healthUrl: `http://127.0.0.1:${ports.app}/api/health`,
      logFile: join(this.logDir, 'app.log'),
      isShown: isDevelopment,
      onDeath: (code, signal) => this.options.onDeath?.('app', code, signal),
    })
  }

  migrate() {
    return runTypeScript('The migrations', 'db/migrate.ts', this.env)
  }

  /** The demonstration's data, in a database of ours only. @returns {Promise<boolean>} it was loaded now */
  async seed() {
    if (!this.postgres || !existsSync('db/seed/main.ts')) return false
    const { default: connect } = await import('postgres')
    const sql = connect(this.postgres.ownerUrl, { max: 1 })
    try {
      const [row] =
        await sql`select shobj_description(oid, 'pg_database') as note from pg_database where datname = current_database()`
      if (row?.note === 'seeded') return false
      await runTypeScript("The demonstration's data", 'db/seed/main.ts', this.env)
      // The note lives and dies with the database, whichever folder holds it.
      await sql`comment on database diapason is 'seeded'`
      return true
    } finally {
      await sql.end()
    }
  }

  build() {
    return this.options.isDevelopment ? Promise.resolve(false) : ensureBuilt(this.appEnv)
  }

  /** An embedded service gives way when the real one's variables are set. */
  async startServices() {
    const { given } = this.options
    const needsSandbox = !given.STRIPE_SECRET_KEY || !given.RESEND_API_KEY
    const needsExecutor = !given.INNGEST_SIGNING_KEY
    const children = [needsSandbox && this.sandbox, needsExecutor && this.executor, this.app]
    await Promise.all(children.filter(Boolean).map((child) => child.start()))
  }

  /** In the order that loses nothing: who writes stops before who keeps. */
  async stop() {
    await this.app?.stop()
    await Promise.all([this.executor?.stop(), this.sandbox?.stop()])
    if (!this.postgres) return
    await this.postgres.stop()
    forget(this.postgres.pid)
  }
}

/**
 * All of it in one call, for tests.
 * @param {StackOptions & { isSeeded?: boolean }} options
 */
export async function startStack({ isSeeded = true, ...options }) {
  const stack = new Stack(options)
  try {
    await stack.startDatabase()
    await stack.migrate()
    if (isSeeded) await stack.seed()
    await stack.build()
    await stack.startServices()
    return stack
  } catch (error) {
    await stack.stop()
    throw error
  }
}
