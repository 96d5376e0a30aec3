import type { Faults } from './faults'
import type { Store } from './store'

export type SandboxConfig = {
  /** Owner's connection: the sandbox keeps its state in the schema `sandbox`. */
  databaseUrl: string
  /** Where browsers and the application reach this process. */
  publicUrl: string
  /** Public origin of the application, the target of webhooks. */
  appUrl: string
  payments: {
    secretKey: string
    publishableKey: string
    /** Several during a rotation: each event then carries one signature per secret, as Stripe does. */
    webhookSecrets: string[]
    webhookUrl: string
    /** First delay before a refused event is sent again; it doubles each time. */
    retryBaseMs: number
    /** How long an endpoint may take to answer an event. */
    webhookTimeoutMs: number
  }
}

/** What every part of the sandbox receives when it is mounted. */
export type SandboxContext = {
  store: Store
  config: SandboxConfig
  faults: Faults
  /** Registers what must end (timers, workers) when the process is asked to stop. */
  onStop: (stop: () => Promise<void> | void) => void
}

const list = (value: string) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

/** The defaults are those of `npm run demo`, so that the sandbox also starts alone. */
export function readConfig(env: NodeJS.ProcessEnv): SandboxConfig {
  const databaseUrl = env.DATABASE_OWNER_URL
  if (!databaseUrl) throw new Error('DATABASE_OWNER_URL is missing: the sandbox keeps its state in PostgreSQL.')
  if (env.DIAPASON_MODE !== 'demo') throw new Error('The sandbox only starts with DIAPASON_MODE=demo.')
  const appUrl = env.APP_URL ?? 'http://localhost:3000'
  return {
    databaseUrl,
    appUrl,
    publicUrl: env.SANDBOX_URL ?? 'http://localhost:4010',
    payments: {
      secretKey: env.STRIPE_SECRET_KEY ?? 'sk_test_sandbox',
      publishableKey: env.STRIPE_PUBLISHABLE_KEY ?? 'pk_test_sandbox',
      webhookSecrets: list(env.STRIPE_WEBHOOK_SECRET ?? 'whsec_sandbox'),
      webhookUrl: env.STRIPE_WEBHOOK_URL ?? `${appUrl}/api/stripe`,
      retryBaseMs: Number(env.SANDBOX_RETRY_BASE_MS ?? 1000),
      webhookTimeoutMs: Number(env.SANDBOX_WEBHOOK_TIMEOUT_MS ?? 20_000),
    },
  }
}
