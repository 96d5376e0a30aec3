// `npm run journal:verify`: reads the journal's chain again, from its first entry to its head ([6.S10]).
import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled, requireNode } from './lib/install.mjs'
import { sayAndExit } from './lib/say.mjs'

try {
  process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '..'))
  requireNode()
  ensureInstalled()
  if (existsSync('.env.local')) process.loadEnvFile('.env.local')
  process.env.TSX_TSCONFIG_PATH = 'scripts/tsconfig.json'
  const { show } = await import('./lib/phases.mjs')
  process.exit((await show(['--import', 'tsx', 'scripts/journal-verify.ts'])) ? 0 : 1)
} catch (error) {
  sayAndExit(error)
}
