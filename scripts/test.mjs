// `npm test`: installs what is missing, the browser included, and runs every check and test on a cluster, ports and a
// build folder of its own. Plain JavaScript without dependencies: it installs the rest.
//   npm test -- --only check,unit,e2e,kills   some phases
//   npm test -- --only unit -- tests/rules   what follows the second -- goes to the phase's runner
//   npm run test:long                     the full versions of what is shortened here
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beginBrowser, ensureBrowser } from './lib/browser.mjs'
import { ensureInstalled, requireNode } from './lib/install.mjs'
import { whenNpmIsGone } from './lib/parent.mjs'
import { runPhase, show, summarise } from './lib/phases.mjs'
import { sayAndExit } from './lib/say.mjs'

const buildDir = '.next-test'
/** The keys that the build and every stack of the tests share. */
const secretsDir = 'node_modules/.cache/diapason-test'
const reports = mkdtempSync(join(tmpdir(), 'diapason-reports-'))

const options = {
  only: optionValue('--only')?.split(','),
  isLong: process.argv.includes('--long'),
  rest: process.argv.includes('--', 2) ? process.argv.slice(process.argv.indexOf('--', 2) + 1) : [],
}

function optionValue(name) {
  const at = process.argv.indexOf(name)
  return at === -1 ? undefined : process.argv[at + 1]
}

const isWanted = (name) => !options.only || options.only.includes(name)

function testEnvironment() {
  return {
    ...process.env,
    DIAPASON_MODE: 'demo',
    DIAPASON_BUILD_DIR: buildDir,
    DIAPASON_SECRETS_DIR: secretsDir,
    DIAPASON_LONG: options.isLong ? '1' : '',
    NEXT_TELEMETRY_DISABLED: '1',
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
  }
}

/** A runner that died before it wrote its report failed, whatever it ran. */
function readReport(file, count) {
  return existsSync(file) ? count(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 1 }
}

/** @param {string} name of its report @param {string[]} [settings] @param {{ isBeside?: boolean }} [how] */
async function runVitest(name, settings = [], how = {}) {
  const report = join(reports, `${name}.json`)
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...settings,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  const ended = await show([...args, ...options.rest], testEnvironment(), how)
  const counts = readReport(report, (found) => ({
    passed: found.numPassedTests,
    failed: found.numFailedTests,
    skipped: found.numPendingTests + found.numTodoTests,
  }))
  // A file that could not be loaded, or an error outside of any test.
  return !ended && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

async function runBuild() {
  const { loadSecrets, makeEnvironment } = await import('./lib/environment.mjs')
  const { ensureBuilt } = await import('./lib/build.mjs')
  const ports = { app: 3000, sandbox: 4010, executor: 4011 }
  const env = makeEnvironment({ secrets: loadSecrets(secretsDir), dataDir: secretsDir, buildDir, ports })
  await ensureBuilt(env)
  return true
}

async function runBrowser() {
  const report = join(reports, 'e2e.json')
  const env = { ...testEnvironment(), CHROME_PATH: ensureBrowser(), PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  const args = ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json', ...options.rest]
  const ended = await show(args, env)
  const counts = readReport(report, ({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
  }))
  return !ended && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

const runUnit = () => (isWanted('unit') ? [runPhase('unit', () => runVitest('unit'))] : [])

/** Mostly waits: beside the unit tests where they run, its output at its end. */
function runKills() {
  const settings = ['--config', 'tests/kills/vitest.config.ts']
  const how = { isBeside: isWanted('unit') }
  return isWanted('kills') ? [runPhase('kills', () => runVitest('kills', settings, how))] : []
}

async function runAll() {
  process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '..'))
  requireNode()
  const outcomes = [
    await runPhase('install', async () => {
      const browser = isWanted('e2e') ? beginBrowser() : undefined
      ensureInstalled()
      await browser
      if (isWanted('e2e')) ensureBrowser()
      return true
    }),
  ]
  if (isWanted('check')) outcomes.push(...(await (await import('./check.mjs')).runChecks()))
  // Some unit tests read the build (its list of pages), so it comes first.
  if (['build', 'e2e', 'kills'].some(isWanted)) outcomes.push(await runPhase('build', runBuild))
  outcomes.push(...(await Promise.all([...runKills(), ...runUnit()])))
  if (isWanted('e2e')) outcomes.push(await runPhase('e2e', runBrowser))
  rmSync(reports, { recursive: true, force: true })
  return summarise(outcomes)
}

whenNpmIsGone(() => process.exit(130))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130))
runAll().then((isWell) => process.exit(isWell ? 0 : 1), sayAndExit)
