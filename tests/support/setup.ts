import { afterEach, beforeEach, vi } from 'vitest'
import { forgetEnv } from '@/lib/core/env'

// Files share a process (vitest.config.ts): each finds the environment as the first one did.
const shared = globalThis as unknown as { environmentAtStart?: NodeJS.ProcessEnv }
shared.environmentAtStart ??= { ...process.env }
for (const name of Object.keys(process.env)) if (!(name in shared.environmentAtStart)) delete process.env[name]
Object.assign(process.env, shared.environmentAtStart)
forgetEnv()

// Values of the right shape; what a test talks to overrides its own (a sandbox on a free port, a database).
Object.assign(process.env, {
  DIAPASON_MODE: 'demo',
  APP_URL: 'http://localhost:3000',
  SANDBOX_URL: 'http://localhost:4010',
  AUTH_SECRET: 'a-secret-for-tests-of-at-least-32-characters',
  STRIPE_SECRET_KEY: 'sk_test_unit',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_unit',
  STRIPE_WEBHOOK_SECRET: 'whsec_unit',
  RESEND_API_KEY: 're_unit',
  RESEND_WEBHOOK_SECRET: 'whsec_dW5pdA==',
  INNGEST_EVENT_KEY: 'unit',
  INNGEST_SIGNING_KEY: `signkey-test-${'0'.repeat(64)}`,
  INNGEST_DEV: '0',
})

const errors: unknown[][] = []

beforeEach(() => {
  errors.length = 0
  vi.spyOn(console, 'error').mockImplementation((...words) => {
    errors.push(words)
  })
})

/** What the product complains about is a failure, even when every assertion holds. A test that expects it says so with `allowConsoleErrors`. */
afterEach(() => {
  const said = errors.splice(0)
  vi.restoreAllMocks()
  if (said.length > 0) throw new Error(`console.error was called: ${said.map((words) => words.join(' ')).join(' | ')}`)
})

/** For a test whose subject is a failure that gets logged. @returns what was said so far */
export function allowConsoleErrors(): unknown[][] {
  return errors.splice(0)
}
