import { spawn } from 'node:child_process'
import { forget, watch } from './guard.mjs'

/**
 * Runs node to its end and keeps what it said for the case that it fails.
 * @param {string} what for the error: 'The build', 'The migrations'
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string>} its output
 */
export function run(what, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (chunk) => {
      output = (output + chunk).slice(-200_000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', reject)
    const { pid } = child
    if (pid) watch(-pid)
    child.once('close', (code, signal) => {
      if (pid) forget(-pid)
      if (code === 0) resolve(output)
      else reject(new Error(`${what} failed (${signal ?? `exit ${code}`}):\n${output.trim()}`))
    })
  })
}

/** TypeScript entry points of the product: `server-only` and `@/` resolve through scripts/tsconfig.json. */
export const runTypeScript = (what, file, env) => run(what, ['--import', 'tsx', file], env)
