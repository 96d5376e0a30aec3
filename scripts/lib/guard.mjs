// A tiny process that outlives ours by a moment: when our end of its pipe closes, however we died, it stops what we
// had started, newest first. Ctrl-C never reaches it (its process group is its own).
import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const file = fileURLToPath(import.meta.url)
let child

function send(line) {
  if (!child) {
    child = spawn(process.execPath, [file, 'guard'], { detached: true, cwd: '/', stdio: ['pipe', 'ignore', 'ignore'] })
    child.stdin.on('error', () => {})
    child.unref()
    child.stdin.unref?.()
  }
  child.stdin.write(`${line}\n`)
}

/** @param {number} pid a negative pid is a process group @param {NodeJS.Signals} signal */
export const watch = (pid, signal = 'SIGTERM') => send(`watch ${pid} ${signal}`)
/** @param {number} pid */
export const forget = (pid) => send(`forget ${pid}`)
/** A temporary folder that nobody needs after us. */
export const removeAtEnd = (folder) => send(`remove ${folder}`)

/** One that PostgreSQL's user can enter when we are root, which mkdtemp alone doesn't give. @param {string} name */
export function makeTemporaryFolder(name, parent = tmpdir()) {
  const folder = mkdtempSync(join(parent, `diapason-${name}-`))
  chmodSync(folder, 0o755)
  removeAtEnd(folder)
  return folder
}

/** The same in memory where the system has enough of it: a database is copied there in a tenth of the time. @param {string} name */
export function makeMemoryFolder(name) {
  return makeTemporaryFolder(name, hasMemory() ? memory : tmpdir())
}

const memory = '/dev/shm'
const neededBytes = 2_000_000_000
/** Of statfs: a file system in memory. */
const tmpfs = 0x01021994

function hasMemory() {
  try {
    const { type, bavail, bsize } = statfsSync(memory)
    return type === tmpfs && bavail * bsize >= neededBytes
  } catch {
    return false
  }
}

function signalTo(pid, signal) {
  try {
    process.kill(pid, signal)
    return true
  } catch {
    return false
  }
}

async function stopAll(watched) {
  const pids = [...watched.keys()].reverse()
  for (const pid of pids) signalTo(pid, watched.get(pid))
  for (let i = 0; i < 100 && pids.some((pid) => signalTo(pid, 0)); i += 1) await wait(50)
  for (const pid of pids) signalTo(pid, 'SIGKILL')
}

async function guard() {
  const watched = new Map()
  const folders = []
  for await (const line of createInterface({ input: process.stdin })) {
    const [verb, first, ...rest] = line.split(' ')
    if (verb === 'watch') watched.set(Number(first), rest[0])
    if (verb === 'forget') watched.delete(Number(first))
    if (verb === 'remove') folders.push([first, ...rest].join(' '))
  }
  await stopAll(watched)
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  process.exit(0)
}

if (process.argv[1] === file && process.argv[2] === 'guard') await guard()
