import { startSandbox } from '@/embedded/sandbox/app'
import type { TestDatabase } from '../support/database'

/** The mail provider's sandbox, whose events go nowhere, as the provider of this process and of those it starts. */
export async function startMailSandbox(database: TestDatabase) {
  const payments = {
    secretKey: 'sk',
    publishableKey: 'pk',
    webhookSecrets: ['whsec_x'],
    retryBaseMs: 600_000,
    webhookTimeoutMs: 200,
    webhookUrl: 'http://127.0.0.1:9',
  }
  process.env.RESEND_WEBHOOK_URL = 'http://127.0.0.1:9/api/resend'
  const sandbox = await startSandbox({ databaseUrl: database.ownerUrl, appUrl: 'http://127.0.0.1:9', payments }, 0)
  process.env.RESEND_BASE_URL = sandbox.url
  process.env.SANDBOX_URL = sandbox.url
  return sandbox
}
