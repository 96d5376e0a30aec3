import { spawn } from 'node:child_process'
import { forget, watch } from './guard.mjs'
import { say } from './say.mjs'

/**
 * @typedef {object} Outcome
 * @property {string} name
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {number} milliseconds
 */

/**
 * Runs node with its output shown: as it comes, or whole at the end beside another phase.
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @param {{ isBeside?: boolean }} [options]
 * @returns {Promise<boolean>} it ended well
 */
export function show(args, env = process.env, { isBeside = false } = {}) {
  return new Promise((resolve) => {
    const output = isBeside ? 'pipe' : 'inherit'
    const child = spawn(process.execPath, args, { env, detached: true, stdio: ['ignore', output, output] })
    const { pid } = child
    const said = []
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => said.push(chunk))
    if (pid) watch(-pid)
    child.once('error', () => resolve(false))
    child.once('close', (code) => {
      if (pid) forget(-pid)
      if (said.length > 0) say(Buffer.concat(said).toString())
      resolve(code === 0)
    })
  })
}

/**
 * One phase: it counts as one test unless it says how many it ran.
 * @param {string} name
 * @param {() => Promise<boolean | { passed: number, failed: number, skipped?: number }>} work
 * @returns {Promise<Outcome>}
 */
export async function runPhase(name, work) {
  const from = performance.now()
  say(`\n── ${name}`)
  let result
  try {
    result = await work()
  } catch (error) {
    say(error instanceof Error ? error.message : String(error))
    result = false
  }
  const counts = typeof result === 'boolean' ? { passed: result ? 1 : 0, failed: result ? 0 : 1 } : result
  return { name, skipped: 0, ...counts, milliseconds: performance.now() - from }
}

/** @param {Outcome[]} outcomes @returns {boolean} all is well */
export function summarise(outcomes) {
  say('\n── summary')
  for (const { name, passed, failed, skipped, milliseconds } of outcomes) {
    const counts = `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`
    say(`${name.padEnd(10)} ${`${(milliseconds / 1000).toFixed(1)} s`.padStart(8)}   ${counts}`)
  }
  const total = (key) => outcomes.reduce((sum, outcome) => sum + outcome[key], 0)
  say(`\n${total('passed')} passed, ${total('failed')} failed`)
  return total('failed') === 0 && outcomes.length > 0
}
