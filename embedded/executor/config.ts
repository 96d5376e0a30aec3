import { z } from 'zod'

const schema = z.object({
  DIAPASON_MODE: z.enum(['demo', 'production']).default('production'),
  /** The queue creates its own tables: the owner's role, never the application's. */
  DATABASE_OWNER_URL: z.string().min(1),
  /** Where the application's functions are called. Behind a proxy, the address that this machine reaches directly. */
  EXECUTOR_APP_URL: z.url().optional(),
  APP_URL: z.url().default('http://localhost:3000'),
  PORT: z.coerce.number().optional(),
  EXECUTOR_PORT: z.coerce.number().default(4011),
  EXECUTOR_SCHEMA: z
    .string()
    .regex(/^[a-z_]+$/)
    .default('executor'),
  /** First wait after a failed attempt; it doubles each time, up to an hour. Real time, whatever the clock says. */
  EXECUTOR_RETRY_MS: z.coerce.number().default(2_000),
  INNGEST_EVENT_KEY: z.string().min(1),
  INNGEST_SIGNING_KEY: z.string().min(1),
})

export type Config = {
  isDemo: boolean
  databaseUrl: string
  endpoint: string
  port: number
  schema: string
  retryMs: number
  eventKey: string
  signingKey: string
}

export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const result = schema.safeParse(environment)
  if (!result.success) {
    const names = result.error.issues.map((issue) => issue.path.join('.')).join(', ')
    throw new Error(`The executor cannot start: missing or wrong environment variables: ${names}`)
  }
  const env = result.data
  return {
    isDemo: env.DIAPASON_MODE === 'demo',
    databaseUrl: env.DATABASE_OWNER_URL,
    endpoint: new URL('/api/inngest', env.EXECUTOR_APP_URL ?? env.APP_URL).href,
    port: env.PORT ?? env.EXECUTOR_PORT,
    schema: env.EXECUTOR_SCHEMA,
    retryMs: env.EXECUTOR_RETRY_MS,
    eventKey: env.INNGEST_EVENT_KEY,
    signingKey: env.INNGEST_SIGNING_KEY,
  }
}
