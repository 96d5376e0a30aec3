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
  const sandboxed = result.data.SANDBOX_URL ?? result.data.STRIPE_API_BASE ?? result.data.RESEND_BASE_URL
  if (result.data.DIAPASON_MODE === 'production' && sandboxed) {
    throw new Error('Production refuses to start on a sandbox: unset SANDBOX_URL, STRIPE_API_BASE and RESEND_BASE_URL')
  }
  parsed = result.data
  return parsed
}

export const isDemo = (): boolean => process.env.DIAPASON_MODE === 'demo'
