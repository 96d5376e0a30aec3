import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { forget, watch } from './guard.mjs'

const logLimitBytes = 10_000_000

/**
 * @typedef {object} ChildOptions
 * @property {string} name
 * @property {string[]} args what node runs
 * @property {Record<string, string>} env
 * @property {string} [healthUrl] answers 2xx once the process is ready
 * @property {string} logFile
 * @property {boolean} [isShown] its output goes to the terminal instead of the log
 * @property {(code: number | null, signal: string | null) => void} [onDeath] called when it ends without being told to
 */

/** One Node process of the product, in a process group of its own: Ctrl-C reaches us, and we stop it in order. */
export class Child {
  /** @param {ChildOptions} options */
  constructor(options) {
    this.options = options
    this.process = undefined
    this.isExpectedToRun = false
  }

  get pid() {
    return this.process?.pid
  }

  get isRunning() {
    return Boolean(this.process?.pid) && this.process.exitCode === null && this.process.signalCode === null
  }

  /** Starts it and waits until it is healthy. */
  async start(timeoutMs = 60_000) {
    const { name, args, env, logFile, isShown } = this.options
    const log = isShown ? 'inherit' : openLog(logFile)
    this.process = spawn(process.execPath, args, { env, detached: true, stdio: ['ignore', log, log] })
    if (log !== 'inherit') closeSync(log)
    const { pid } = this.process
    if (!pid) throw new Error(`${name} could not be started: ${args.join(' ')}`)
    watch(-pid)
    this.process.once('exit', (code, signal) => {
      forget(-pid)
      if (this.isExpectedToRun && this.process?.pid === pid) this.options.onDeath?.(code, signal)
    })
    await this.waitUntilHealthy(timeoutMs)
    this.isExpectedToRun = true
  }

  async waitUntilHealthy(timeoutMs = 60_000) {
    const { name, healthUrl } = this.options
    const deadline = Date.now() + timeoutMs
    while (healthUrl && Date.now() < deadline) {
      if (!this.isRunning) throw new Error(`${name} stopped while starting. Its last words:\n${this.lastWords()}`)
      const response = await fetch(healthUrl, { signal: AbortSignal.timeout(5_000) }).catch(() => undefined)
      await response?.body?.cancel()
      if (response?.ok) return
      await wait(50)
    }
    if (healthUrl)
      throw new Error(`${name} did not answer on ${healthUrl} in time. Its last words:\n${this.lastWords()}`)
  }

  lastWords(count = 12) {
    const { logFile } = this.options
    if (!existsSync(logFile)) return ''
    return readFileSync(logFile, 'utf8').trim().split('\n').slice(-count).join('\n')
  }

  /** As a power cut would: the whole group, now. */
  async kill() {
    await this.end('SIGKILL')
  }

  async stop() {
    await this.end('SIGTERM')
  }

  async end(signal) {
    this.isExpectedToRun = false
    const child = this.process
    if (!child?.pid || !this.isRunning) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    signalGroup(child.pid, signal)
    const isEnded = await Promise.race([ended.then(() => true), wait(5_000, false)])
    if (!isEnded) signalGroup(child.pid, 'SIGKILL')
    await ended
  }
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal)
  } catch {
    // It ended in between.
  }
}

function openLog(file) {
  if (existsSync(file) && statSync(file).size > logLimitBytes) truncateSync(file)
  return openSync(file, 'a')
}
