// P8: the first start of a fresh clone with a warm npm cache, and the next one. With tests: `npm test` in that clone too.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { forget, removeAtEnd, watch } from '../lib/guard.mjs'
import { round } from './measures.mjs'

/** A port whose neighbours of the demonstration (1010, 1011 and 51329 above it) are free too, most likely. */
const port = 12_300

function start(folder) {
  const from = performance.now()
  const child = spawn(process.execPath, ['scripts/start.mjs', 'demo', '--port', String(port)], {
    cwd: folder,
    detached: true,
    env: { ...process.env, DIAPASON_DATA_DIR: '.data', DIAPASON_BUILD_DIR: '.next', NODE_ENV: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  watch(-child.pid)
  let said = ''
  return new Promise((resolve, reject) => {
    const listen = (chunk) => {
      said += chunk
      if (said.includes('Diapason is ready')) resolve({ child, milliseconds: performance.now() - from, said })
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('exit', (code) => reject(new Error(`the start ended (${code}):\n${said}`)))
  })
}

function stop(child) {
  return new Promise((resolve) => {
    child.removeAllListeners('exit')
    child.once('exit', () => {
      forget(-child.pid)
      resolve()
    })
    process.kill(child.pid, 'SIGINT')
  })
}

const steps = (said) =>
  said
    .split('\n')
    .filter((line) => /^ {2}\S.*\(\d.*\)$/.test(line))
    .map((line) => line.trim())
    .join(', ')

const runTests = (folder) =>
  new Promise((resolve, reject) => {
    const from = performance.now()
    const child = spawn(process.execPath, ['scripts/test.mjs'], {
      cwd: folder,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    child.once('error', reject)
    child.once('exit', (code) => resolve({ minutes: (performance.now() - from) / 60_000, isGreen: code === 0 }))
  })

/** @returns {Promise<import('./measures.mjs').Measure[]>} */
export async function measureStarts({ withTests }) {
  const folder = mkdtempSync(join(tmpdir(), 'diapason-clone-'))
  removeAtEnd(folder)
  try {
    // Only what is committed: a newcomer has nothing else.
    await runGit(['clone', '-q', process.cwd(), folder])
    const first = await start(folder)
    await stop(first.child)
    const later = await start(folder)
    await stop(later.child)
    const measures = [
      startMeasure('first start of a fresh clone, npm cache warm', first, 90),
      startMeasure('later start', later, 8),
    ]
    if (withTests) {
      const { minutes, isGreen } = await runTests(folder)
      measures.push({
        promise: 'P8',
        what: '`npm test` in that clone',
        figure: `${round(minutes, 1)} min`,
        wanted: '≤ 12 min',
        ok: isGreen ? null : false,
        detail: isGreen ? 'green' : 'not green',
      })
    }
    return measures
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const startMeasure = (what, { milliseconds, said }, limit) => ({
  promise: 'P8',
  what,
  figure: `${round(milliseconds / 1000, 1)} s`,
  wanted: `≤ ${limit} s`,
  ok: null,
  detail: steps(said),
})

const runGit = (args) =>
  new Promise((resolve, reject) => {
    const child = spawn('git', args, { stdio: 'inherit' })
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`git ${args[0]} failed`))))
  })
