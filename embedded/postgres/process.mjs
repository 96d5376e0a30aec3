import { spawn, spawnSync } from 'node:child_process'
import {
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** @typedef {import('./identity.mjs').Identity} Identity */

const logLimitBytes = 10_000_000
const serverEnvironment = { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' }

/** The request for TLS: a server that lives answers it with one byte. */
const greeting = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47])

function connect(port, onSocket) {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port, timeout: 1000 })
    const done = (is) => {
      socket.destroy()
      resolve(is)
    }
    socket.once('connect', () => onSocket(socket, done))
    socket.once('error', () => done(false))
    socket.once('timeout', () => done(false))
  })
}

/** Somebody holds the port, be it the children of a dead server. */
export const isHeld = (port) => connect(port, (_, done) => done(true))

/**
 * A server runs when it answers over TCP; what `pg_ctl status` says after a kill -9 is not to be believed, and an
 * accepted connection isn't enough: its orphans keep the port open for an instant.
 */
export const answers = (port) =>
  connect(port, (socket, done) => {
    socket.once('data', () => done(true))
    socket.once('end', () => done(false))
    socket.write(greeting)
  })

export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function commandLine(pid) {
  const file = `/proc/${pid}/cmdline`
  if (process.platform === 'linux') return existsSync(file) ? readFileSync(file, 'utf8') : ''
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
}

/**
 * The postmaster that postmaster.pid names, if it is one and of this data folder: pids come back after a reboot or
 * in a container, as somebody else.
 * @returns {{ pid: number, port: number } | undefined}
 */
export function findPostmaster(dataDir) {
  const file = join(dataDir, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n').map(Number)
  if (!pid || !isAlive(pid) || !commandLine(pid).includes(dataDir)) return undefined
  return { pid, port: port ?? 0 }
}

/**
 * initdb, 0.6 s, under another name first: a folder killed half-way must not be taken for a cluster.
 * Trust is for connections from this machine only, and there are no others.
 */
export function initialise(initdb, dataDir, superuser, identity) {
  const half = `${dataDir}.new`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { mode: 0o700 })
  if (identity) chownSync(half, identity.uid, identity.gid)
  const encoding = ['--auth=trust', '-E', 'UTF8', '--locale-provider=builtin', '--locale=C.UTF-8']
  const result = spawnSync(initdb, ['-D', half, '-U', superuser, ...encoding], {
    ...identity,
    cwd: '/',
    encoding: 'utf8',
    env: serverEnvironment,
  })
  if (result.status !== 0) {
    throw new Error(`initdb failed in ${half}: ${(result.stderr || result.error?.message || '').trim()}`)
  }
  rmSync(dataDir, { recursive: true, force: true })
  renameSync(half, dataDir)
}

function serverArguments({ dataDir, port, fsync }) {
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    ...(fsync ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return ['-D', dataDir, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

function openLog(file) {
  if (existsSync(file) && statSync(file).size > logLimitBytes) truncateSync(file)
  return openSync(file, 'a')
}

/**
 * Starts the server and waits until it answers. After a kill -9 the dead server's children may hold its shared
 * memory for an instant, so a refusal is tried again.
 * @param {{ postgres: string, dataDir: string, port: number, fsync: boolean, logFile: string, identity?: Identity }} options
 * @returns {Promise<number>} its pid
 */
export async function launch({ postgres, dataDir, port, fsync, logFile, identity }) {
  const deadline = Date.now() + 60_000
  while (Date.now() < deadline) {
    if (!findPostmaster(dataDir)) rmSync(join(dataDir, 'postmaster.pid'), { force: true })
    const log = openLog(logFile)
    const child = spawn(postgres, serverArguments({ dataDir, port, fsync }), {
      ...identity,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log],
      env: serverEnvironment,
    })
    child.once('error', () => {})
    child.unref()
    while (child.pid && child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
      if ((await answers(port)) && findPostmaster(dataDir)?.pid === child.pid) return child.pid
      await wait(20)
    }
    await wait(250)
    if (!logMentionsSharedMemory(logFile)) break
  }
  throw new Error(`PostgreSQL did not start in ${dataDir}. Its last words: ${lastWords(logFile)}`)
}

function lastWords(logFile) {
  return readFileSync(logFile, 'utf8').trim().split('\n').slice(-4).join(' / ')
}

function logMentionsSharedMemory(logFile) {
  return /shared memory block|lock file "postmaster.pid"/.test(lastWords(logFile))
}

/** SIGINT is PostgreSQL's fast shutdown: open transactions roll back, what was committed is on disk. */
export async function stopProcess(pid, dataDir) {
  if (!isAlive(pid) || !commandLine(pid).includes(dataDir)) return
  process.kill(pid, 'SIGINT')
  for (let i = 0; i < 500; i += 1) {
    if (!isAlive(pid)) return
    await wait(20)
  }
  process.kill(pid, 'SIGKILL')
}
