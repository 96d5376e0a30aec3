import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const hex = (bytes) => randomBytes(bytes).toString('hex')
const base64 = (bytes) => randomBytes(bytes).toString('base64')

/** Keys of the right shape for each SDK; made once, so that sessions and signatures survive a restart. */
const makers = {
  AUTH_SECRET: () => base64(32),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: () => base64(32),
  STRIPE_SECRET_KEY: () => `sk_test_${hex(24)}`,
  STRIPE_PUBLISHABLE_KEY: () => `pk_test_${hex(24)}`,
  STRIPE_WEBHOOK_SECRET: () => `whsec_${hex(32)}`,
  RESEND_API_KEY: () => `re_${hex(16)}`,
  RESEND_WEBHOOK_SECRET: () => `whsec_${base64(24)}`,
  INNGEST_EVENT_KEY: () => hex(32),
  INNGEST_SIGNING_KEY: () => `signkey-test-${hex(32)}`,
}

/** @param {string} dataDir @returns {Record<string, string>} */
export function loadSecrets(dataDir) {
  const file = join(dataDir, 'secrets.json')
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const missing = Object.entries(makers).filter(([name]) => !kept[name])
  if (missing.length === 0) return kept
  const secrets = { ...kept, ...Object.fromEntries(missing.map(([name, make]) => [name, make()])) }
  mkdirSync(dataDir, { recursive: true })
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  return secrets
}

/**
 * What every process of a demonstration or a test gets. A real service takes the place of an embedded one as soon as
 * its own key is in the environment: then neither our key nor our address for it is passed.
 * @param {{ secrets: Record<string, string>, dataDir: string, buildDir: string, ports: { app: number, sandbox: number, executor: number }, postgres?: { ownerUrl: string, appUrl: string }, given?: Record<string, string | undefined> }} options
 * @returns {Record<string, string>}
 */
export function makeEnvironment({ secrets, dataDir, buildDir, ports, postgres, given = {} }) {
  const sandboxUrl = `http://localhost:${ports.sandbox}`
  const hasReal = (name) => Boolean(given[name])
  const ours = {
    ...secrets,
    APP_URL: `http://localhost:${ports.app}`,
    AUTH_TRUST_HOST: 'true',
    SANDBOX_URL: sandboxUrl,
    ...(hasReal('STRIPE_SECRET_KEY')
      ? {}
      : { STRIPE_API_BASE: sandboxUrl, STRIPE_SCRIPT_URL: `${sandboxUrl}/stripe.js` }),
    ...(hasReal('RESEND_API_KEY') ? {} : { RESEND_BASE_URL: sandboxUrl }),
    ...(hasReal('INNGEST_SIGNING_KEY') ? {} : { INNGEST_BASE_URL: `http://localhost:${ports.executor}` }),
    ...(postgres ? { DATABASE_URL: postgres.appUrl, DATABASE_OWNER_URL: postgres.ownerUrl } : {}),
  }
  return {
    ...inherited(given),
    ...ours,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value)),
    DIAPASON_MODE: 'demo',
    DIAPASON_DATA_DIR: dataDir,
    DIAPASON_BUILD_DIR: buildDir,
    INNGEST_DEV: '0',
    NEXT_TELEMETRY_DISABLED: '1',
    TSX_TSCONFIG_PATH: 'scripts/tsconfig.json',
  }
}

/** Nothing of the shell's own DIAPASON_, STRIPE_… variables unless it was meant (`given`). */
function inherited(given) {
  const kept = [
    'PATH',
    'HOME',
    'USER',
    'LANG',
    'TMPDIR',
    'TEMP',
    'SYSTEMROOT',
    'NODE_OPTIONS',
    'NODE_EXTRA_CA_CERTS',
    'NO_COLOR',
    'FORCE_COLOR',
    'TERM',
  ]
  return Object.fromEntries(
    kept.filter((name) => process.env[name] && !given[name]).map((name) => [name, process.env[name]]),
  )
}
