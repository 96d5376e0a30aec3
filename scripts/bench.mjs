// `npm run bench`: the promises of speed, each against something measured in the same run, on a cluster, ports and a
// build of its own. Ratios are asserted; absolute figures are reported, since machines differ.
//   npm run bench -- --only lessons,public     some parts: lessons, orders, messages, files, segments, public, lighthouse, payment, starts
//   npm run bench -- --with-tests              `npm test` is timed too, in the fresh clone
import { mkdtempSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBrowser } from './lib/browser.mjs'
import { ensureInstalled, requireNode } from './lib/install.mjs'
import { say, sayAndExit } from './lib/say.mjs'

const parts = ['lessons', 'orders', 'messages', 'files', 'segments', 'public', 'lighthouse', 'payment', 'starts']
const secretsDir = 'node_modules/.cache/diapason-bench'
const buildDir = process.env.DIAPASON_BUILD_DIR ?? '.next-bench'

function choose() {
  const at = process.argv.indexOf('--only')
  const wanted = at === -1 ? parts : (process.argv[at + 1] ?? '').split(',')
  const unknown = wanted.filter((name) => !parts.includes(name))
  if (unknown.length > 0) throw new Error(`--only takes ${parts.join(', ')}; not ${unknown.join(', ')}.`)
  return wanted
}

/** A stack in a temporary folder; `isServed` starts the application and its services too. */
async function withStack(isServed, work) {
  const { removeAtEnd } = await import('./lib/guard.mjs')
  const { findFreePorts } = await import('./lib/ports.mjs')
  const { Stack } = await import('./lib/stack.mjs')
  const dataDir = mkdtempSync(join(tmpdir(), 'diapason-bench-'))
  removeAtEnd(dataDir)
  const [app, sandbox, executor, postgres] = await findFreePorts(4)
  const ports = { app, sandbox, executor, postgres }
  const stack = new Stack({ dataDir, secretsDir, buildDir, ports, fsync: false })
  try {
    await stack.startDatabase()
    removeAtEnd(stack.postgres.dataDir)
    await stack.migrate()
    await stack.seed()
    if (isServed) {
      await stack.build()
      await stack.startServices()
    }
    return await work(`http://localhost:${app}`, stack.env)
  } finally {
    await stack.stop()
  }
}

/** Commands and queries alone, on data set S. @param {string} file */
async function measureOnDataSet(file) {
  const { runTypeScript } = await import('./lib/run.mjs')
  return withStack(false, async (_, env) => {
    await runTypeScript('Data set S', 'scripts/bench/data.ts', env)
    const output = await runTypeScript('The measures', file, env)
    return JSON.parse(output.trim().split('\n').at(-1))
  })
}

/** A part that breaks is a broken promise, and the others are still measured. */
async function attempt(name, work) {
  const from = performance.now()
  say(`measuring ${name}…`)
  try {
    const measures = await work()
    say(`  ${((performance.now() - from) / 1000).toFixed(0)} s`)
    return measures
  } catch (error) {
    say(`  ${error instanceof Error ? error.message : error}`)
    return [{ promise: '', what: name, figure: 'not measured', wanted: '', ok: false }]
  }
}

async function measureServed(wanted) {
  const { chromium } = await import('@playwright/test')
  const executablePath = ensureBrowser()
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking']
  return withStack(true, async (appUrl) => {
    const browser = await chromium.launch({ executablePath, args })
    const { measurePublicPages } = await import('./bench/public-pages.mjs')
    const { measurePayment } = await import('./bench/payment.mjs')
    const { measureLighthouse } = await import('./bench/lighthouse.mjs')
    const work = {
      public: () => measurePublicPages(appUrl, browser),
      payment: () => measurePayment(appUrl, browser),
      lighthouse: () => measureLighthouse(appUrl, executablePath),
    }
    const measures = []
    for (const name of wanted) measures.push(...(await attempt(name, work[name])))
    await browser.close()
    return measures
  })
}

function describeMachine() {
  const [cpu] = cpus()
  return `${cpus().length} cores (${cpu?.model.trim() || 'unknown'}), ${Math.round(totalmem() / 1024 ** 3)} GB, Node ${process.version}`
}

async function bench() {
  process.chdir(resolve(dirname(fileURLToPath(import.meta.url)), '..'))
  requireNode()
  ensureInstalled()
  const { formatTable } = await import('./bench/measures.mjs')
  const wanted = choose()
  const measures = []
  for (const name of ['lessons', 'orders', 'messages', 'files', 'segments']) {
    if (wanted.includes(name))
      measures.push(...(await attempt(name, () => measureOnDataSet(`scripts/bench/${name}.ts`))))
  }
  const served = wanted.filter((name) => ['public', 'lighthouse', 'payment'].includes(name))
  if (served.length > 0) measures.push(...(await measureServed(served)))
  if (wanted.includes('starts')) {
    const { measureStarts } = await import('./bench/starts.mjs')
    const withTests = process.argv.includes('--with-tests')
    measures.push(...(await attempt('starts', () => measureStarts({ withTests }))))
  }
  const table = formatTable(measures)
  say(`\n${table}\n`)
  if (wanted.length === parts.length) {
    const day = new Date().toISOString().slice(0, 10)
    const intro = `# Figures\n\nWritten by \`npm run bench\` on ${day}, on ${describeMachine()}. Ratios are asserted, absolute figures reported.\n`
    writeFileSync('docs/bench.md', `${intro}\n${table}\n`)
  }
  return measures.every(({ ok }) => ok !== false)
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130))
bench().then((isKept) => process.exit(isKept ? 0 : 1), sayAndExit)
