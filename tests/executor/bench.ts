import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { Inngest } from 'inngest'
import postgres from 'postgres'
import { bundle } from './bundle'

const eventKey = 'test-event-key'
const signingKey = `signkey-test-${'ab'.repeat(32)}`
/** A process that starts on a machine that does ten other things. */
const startMs = 40_000
const testFunctions = 'tests/executor/application.ts'

export const findPort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })

export const waitFor = async <Result>(
  look: () => Promise<Result | null | undefined | false>,
  ms = 20_000,
): Promise<Result> => {
  const deadline = Date.now() + ms
  for (;;) {
    const found = await look()
    if (found) return found
    if (Date.now() > deadline) throw new Error('what the test waits for did not come')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

type RunView = {
  id: string
  functionId: string
  status: string
  attempt: number
  output: unknown
  error: { message?: string } | null
}

/** An executor and its application on one database, each a process that a test may kill -9. */
export async function createBench(
  databaseUrl: string,
  environment: Record<string, string> = {},
  applicationFile = testFunctions,
) {
  const [executorPort, applicationPort] = [await findPort(), await findPort()]
  const base = `http://127.0.0.1:${executorPort}`
  const sql = postgres(databaseUrl, { max: 2, onnotice: () => {} })
  await sql`create table if not exists notes (id integer generated always as identity, run text, what text, at timestamptz default clock_timestamp())`
  const common = {
    ...process.env,
    DIAPASON_MODE: 'demo',
    NODE_ENV: 'production',
    INNGEST_DEV: '0',
    INNGEST_BASE_URL: base,
    INNGEST_EVENT_KEY: eventKey,
    INNGEST_SIGNING_KEY: signingKey,
    EXECUTOR_RETRY_MS: '60',
    ...environment,
  }
  const processes = new Set<ChildProcess>()

  const launch = async (file: string, port: number, extra: Record<string, string>) => {
    const child = spawn(process.execPath, [await bundle(file)], {
      env: { ...common, ...extra, PORT: String(port) } as NodeJS.ProcessEnv,
      stdio: process.env.TEST_VERBOSE ? 'inherit' : 'ignore',
    })
    processes.add(child)
    child.once('exit', () => processes.delete(child))
    return child
  }
  const startExecutor = async () => {
    const child = await launch('embedded/executor/main.ts', executorPort, {
      DATABASE_OWNER_URL: databaseUrl,
      APP_URL: `http://127.0.0.1:${applicationPort}`,
    })
    await waitFor(
      () =>
        fetch(`${base}/health`).then(
          (response) => response.ok,
          () => false,
        ),
      startMs,
    )
    return child
  }
  const startApplication = async (extra: Record<string, string> = {}) => {
    const child = await launch(applicationFile, applicationPort, {
      TEST_DATABASE_URL: databaseUrl,
      ...extra,
    })
    await waitFor(
      () =>
        fetch(`http://127.0.0.1:${applicationPort}/api/inngest`).then(
          () => true,
          () => false,
        ),
      startMs,
    )
    return child
  }
  const kill = async (child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL') => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await ended
  }
  const client = new Inngest({ id: 'tests', baseUrl: base, eventKey, isDev: false })
  const listRuns = async (functionId: string): Promise<RunView[]> => {
    const response = await fetch(`${base}/runs?function=tests-${functionId}`)
    return response.ok ? ((await response.json()) as RunView[]) : []
  }

  return {
    base,
    applicationUrl: `http://127.0.0.1:${applicationPort}`,
    signingKey,
    sql,
    startExecutor,
    startApplication,
    kill,
    send: (name: string, data: Record<string, unknown>, id?: string) => client.send({ name, data, id }),
    /** What a process of the product needs to send events to this executor. */
    inngestEnvironment: { INNGEST_BASE_URL: base, INNGEST_EVENT_KEY: eventKey, INNGEST_SIGNING_KEY: signingKey },
    listRuns,
    isIdle: async () => ((await (await fetch(`${base}/idle`)).json()) as { idle: boolean }).idle,
    notes: async (run: string): Promise<string[]> =>
      (await sql<{ what: string }[]>`select what from notes where run = ${run} order by id`).map((row) => row.what),
    post: async (path: string, body: unknown) =>
      fetch(base + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    untilSynced: (functions = 12) =>
      waitFor(async () => {
        const health = (await (await fetch(`${base}/health`)).json()) as { functions: number; isApplicationUp: boolean }
        return health.isApplicationUp && health.functions >= functions
      }),
    untilEnded: (functionId: string, count = 1, ms = 20_000) =>
      waitFor(async () => {
        const runs = await listRuns(functionId)
        const ended = runs.filter((run) => run.status === 'completed' || run.status === 'failed')
        return ended.length >= count && ended
      }, ms),
    /** A second executor on the same database, on a port of its own. */
    launchSecond: async () =>
      launch('embedded/executor/main.ts', await findPort(), {
        DATABASE_OWNER_URL: databaseUrl,
        APP_URL: `http://127.0.0.1:${applicationPort}`,
      }),
    restartApplication: async (extra: Record<string, string>) => {
      const bundled = await bundle(applicationFile)
      const [running] = [...processes].filter((child) => child.spawnargs.includes(bundled))
      if (running) await kill(running)
      return startApplication(extra)
    },
    killAll: async () => {
      await Promise.all([...processes].map((child) => kill(child)))
    },
    async stop() {
      await Promise.all([...processes].map((child) => kill(child)))
      await sql.end({ timeout: 1 })
    },
  }
}

export type Bench = Awaited<ReturnType<typeof createBench>>
