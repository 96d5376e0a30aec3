// `npm run check`: format and lint, types, generated documents up to date. Nothing is built or started.
import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled, requireNode } from './lib/install.mjs'
import { runPhase, show, summarise } from './lib/phases.mjs'
import { sayAndExit } from './lib/say.mjs'

/** Documents written from the source; run with --check they only say whether they are out of date. */
const generators = ['scripts/rule-index.mjs']

const colors = process.stdout.isTTY ? [] : ['--colors=off']

/** @returns {Promise<import('./lib/phases.mjs').Outcome[]>} */
export async function runChecks() {
  const outcomes = [
    await runPhase('lint', () =>
      show(['node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', ...colors]),
    ),
    await runPhase('types', () => show(['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'])),
  ]
  for (const file of generators.filter((name) => existsSync(name))) {
    outcomes.push(await runPhase('documents', () => show([file, '--check'])))
  }
  return outcomes
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '..'))
    requireNode()
    ensureInstalled()
    process.exit(summarise(await runChecks()) ? 0 : 1)
  } catch (error) {
    sayAndExit(error)
  }
}
