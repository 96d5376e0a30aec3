import { z } from 'zod'

const schema = z.object({
  DIAPASON_MODE: z.enum(['demo', 'production']).default('production'),
  DATABASE_URL: z.string().min(1),
  APP_URL: z.url().default('http://localhost:3000'),
  AUTH_SECRET: z.string().min(32),
  SANDBOX_URL: z.url().optional(),
  STRIPE_SECRET_KEY: z.string().min(1),
  STRIPE_PUBLISHABLE_KEY: z.string().min(1),
  STRIPE_WEBHOOK_SECRET: z.string().min(1),
  /** The secret that is being replaced, during a rotation ([6.R4]). */
  STRIPE_WEBHOOK_SECRET_PREVIOUS: z.string().optional(),
  STRIPE_API_BASE: z.url().optional(),
  STRIPE_SCRIPT_URL: z.url().optional(),
  RESEND_API_KEY: z.string().min(1),
  RESEND_BASE_URL: z.url().optional(),
  RESEND_WEBHOOK_SECRET: z.string().optional(),
  /** Tests only: the one origin of ours that calendars of teachers may be read from, without https ([1.F7]). */
  CALENDAR_TEST_ORIGIN: z.url().optional(),
  INNGEST_BASE_URL: z.url().optional(),
  INNGEST_EVENT_KEY: z.string().min(1),
  INNGEST_SIGNING_KEY: z.string().min(1),
})

export type Env = z.infer<typeof schema>

let parsed: Env | undefined

/**
 * The environment, checked once, at the first use (a build needs none of it).
 * Production refuses to start on a sandbox: with its variables set there, nothing is served.
 */
export function env(): Env {
  if (parsed) return parsed
  const result = schema.safeParse(process.env)
  if (!result.success) {
    const names = result.error.issues.map((issue) => issue.path.join('.')).join(', ')
    throw new Error(`Missing or wrong environment variables: ${names}`)
  }
  const { SANDBOX_URL, STRIPE_API_BASE, RESEND_BASE_URL, CALENDAR_TEST_ORIGIN } = result.data
  const sandboxed = SANDBOX_URL ?? STRIPE_API_BASE ?? RESEND_BASE_URL ?? CALENDAR_TEST_ORIGIN
  if (result.data.DIAPASON_MODE === 'production' && sandboxed) {
    throw new Error(
      'Production refuses to start on a sandbox: unset SANDBOX_URL, STRIPE_API_BASE, RESEND_BASE_URL and CALENDAR_TEST_ORIGIN',
    )
  }
  parsed = result.data
  return parsed
}

/** Reads it again at the next use: one process of the tests runs file after file, each in its own environment. */
export function forgetEnv(): void {
  parsed = undefined
}

export const isDemo = (): boolean => process.env.DIAPASON_MODE === 'demo'
