import { readFileSync } from 'node:fs'
import postgres from 'postgres'
import { invariantQueries } from '@/db/invariants'
import { type RunningPostgres, startPostgres } from '@/embedded/postgres/cluster.mjs'
import { forget, makeTemporaryFolder, removeAtEnd, watch } from '@/scripts/lib/guard.mjs'
import { findFreePorts } from '@/scripts/lib/ports.mjs'
import { keepLogs, startTestStack, type TestStack } from '@/tests/e2e/support/stack'
import { buildGates, closeGate, type Gate, type Place } from './gates'
import { Provider } from './sandbox'
import { Visitor } from './visitor'
import { waitFor } from './wait'

export type Victim = 'app' | 'executor' | 'database'

const { password } = JSON.parse(readFileSync('db/seed/accounts.json', 'utf8')) as { password: string }

/** The sandbox plays companies whose database isn't ours: what kills ours must not kill theirs. */
async function giveProvidersTheirOwnDatabase({ stack }: TestStack): Promise<RunningPostgres> {
  const folder = makeTemporaryFolder('providers')
  const [port] = await findFreePorts(1)
  const cluster = await startPostgres({ dataDir: `${folder}/postgres`, port: port!, fsync: false })
  watch(cluster.pid, 'SIGINT')
  removeAtEnd(cluster.dataDir)
  await stack.sandbox!.stop()
  ;(stack.sandbox as unknown as { options: { env: Record<string, string> } }).options.env.DATABASE_OWNER_URL =
    cluster.ownerUrl
  await stack.sandbox!.start()
  return cluster
}

/** The whole product as it is shipped, on real fsync, and the means to kill any of it at a chosen point. */
export class Stage {
  private gates: Gate[] = []
  private dead = new Set<Victim>()

  private constructor(
    readonly running: TestStack,
    private readonly providers: RunningPostgres,
    readonly sql: postgres.Sql,
    readonly provider: Provider,
  ) {}

  static async open(): Promise<Stage> {
    const running = await startTestStack({ fsync: true })
    const providers = await giveProvidersTheirOwnDatabase(running)
    const sql = postgres(running.databaseUrl, { max: 6, onnotice: () => {}, backoff: () => 0.1 })
    await buildGates(sql)
    const key = running.stack.env.STRIPE_PUBLISHABLE_KEY!
    return new Stage(running, providers, sql, new Provider(running.sandboxUrl, key))
  }

  get buildDir(): string {
    return this.running.stack.options.buildDir
  }

  async close(): Promise<void> {
    await this.openGates()
    await this.sql.end({ timeout: 1 })
    await this.running.stop()
    keepLogs(this.running.logDir)
    await this.providers.stop()
    forget(this.providers.pid)
  }

  async closeGate(place: Place): Promise<Gate> {
    const gate = await closeGate(this.sql, this.running.databaseUrl, place)
    this.gates.push(gate)
    return gate
  }

  private async openGates(): Promise<void> {
    for (const gate of this.gates.splice(0)) await gate.open()
  }

  /** kill -9, all in the same instant. What stood before a gate then goes on, to find that nobody waits for it. */
  async kill(...victims: Victim[]): Promise<void> {
    const { stack } = this.running
    if (victims.includes('database')) stack.killDatabase()
    const processes = victims.flatMap((victim) => (victim === 'database' ? [] : [stack[victim]!.kill()]))
    await Promise.all(processes)
    for (const victim of victims) this.dead.add(victim)
    await this.openGates()
  }

  /** Starts again what was killed, or ended for want of it, as the supervisor of a real server does. */
  async restart(): Promise<void> {
    const { stack } = this.running
    const dead = [...this.dead]
    this.dead.clear()
    if (dead.includes('database')) await stack.startDatabase()
    const processes = [stack.app, stack.executor!].filter((process) => !process.isRunning)
    await Promise.all(processes.map((process) => process.start()))
  }

  /** The hour at which the parts of the day are charged comes; nobody waits for it to be over. */
  async runTheHour(): Promise<void> {
    const day = new Date().toISOString().slice(0, 10)
    const body = JSON.stringify({ from: `${day}T09:00:00.000Z`, to: `${day}T09:10:00.000Z` })
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${this.running.executorUrl}/crons/run-between`, { method: 'POST', headers, body })
    if (!response.ok) throw new Error(`the executor answered ${response.status}`)
  }

  async logIn(email: string): Promise<Visitor> {
    const visitor = new Visitor(this.running.appUrl)
    await visitor.logIn(email, password)
    return visitor
  }

  async findBrokenInvariants(): Promise<string[]> {
    const broken: string[] = []
    for (const { name, sql } of invariantQueries) {
      const rows = await this.sql.unsafe(sql)
      if (rows.length > 0) broken.push(`${name}: ${JSON.stringify(rows.slice(0, 3))}`)
    }
    return broken
  }

  private async findOrder(orderId: string) {
    const [order] = await this.sql<{ number: number; status: string; email: string }[]>`
      select o.number, o.status, a.email from orders o join client_files f on f.id = o.client_file_id
        join accounts a on a.id = f.account_id where o.id = ${orderId}`
    return order!
  }

  /** The mails that confirm an order to whoever bought it. */
  async listMails(orderId: string): Promise<{ id: string; subject: string }[]> {
    const { number, email } = await this.findOrder(orderId)
    return this.provider.listMails(email, `C${number} `)
  }

  untilMailed = (orderId: string, withinMs: number): Promise<unknown> =>
    waitFor(`the mail of order ${orderId}`, async () => (await this.listMails(orderId)).length > 0, { withinMs })

  /** No event, no outbox row and no run is left to do. */
  untilQuiet = (): Promise<unknown> =>
    waitFor('everything to be quiet', async () => {
      const [left] = await this.sql<{ count: number }[]>`
        select (select count(*) from outbox_events where dispatched_at is null)
          + (select count(*) from messages where state = 'queued')
          + (select count(*) from stripe_events where handled_at is null)
          + (select count(*) from executor.runs where status in ('queued', 'running'))::int as count`
      return Number(left!.count) === 0
    })

  untilPaid = (orderId: string, withinMs: number): Promise<unknown> =>
    waitFor(`order ${orderId} to be paid`, async () => (await this.findOrder(orderId)).status === 'paid', {
      withinMs,
      everyMs: 25,
    })
}
