// The embedded PostgreSQL: the real server, from the binaries that npm installed. Nothing here is used when
// DATABASE_URL names a server of your own.
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { findBinaries } from './binaries.mjs'
import { settleHome } from './home.mjs'
import { chooseIdentity } from './identity.mjs'
import { answers, findPostmaster, initialise, isHeld, launch, stopProcess } from './process.mjs'
import { appRole, ownerRole, prepareRoles, superuser } from './roles.mjs'

/**
 * @typedef {object} RunningPostgres
 * @property {string} ownerUrl migrations and the executor
 * @property {string} appUrl the application's role: no DDL
 * @property {string} adminUrl the superuser: tests only
 * @property {number} pid
 * @property {number} port
 * @property {string} dataDir where the data really is
 * @property {boolean} isElsewhere the data could not stay in the folder asked for
 * @property {boolean} wasRunning it was found running, somebody else stops it
 * @property {() => boolean} isAlive
 * @property {() => Promise<void>} stop
 */

function url(role, port, database) {
  return `postgres://${role}@127.0.0.1:${port}/${database}`
}

/** A server that was found may be starting, or dying. */
async function waitFor({ pid, port }, home) {
  for (let i = 0; i < 3000 && findPostmaster(home)?.pid === pid; i += 1) {
    if (await answers(port)) return true
    await wait(20)
  }
  return false
}

/** The children of a postmaster that was killed hold its port for an instant; a program of somebody else stays. */
async function waitUntilFree(port, home) {
  const wasKilled = existsSync(join(home, 'postmaster.pid'))
  for (let i = 0; await isHeld(port); i += 1) {
    if (!wasKilled || i > 250) return false
    await wait(20)
  }
  return true
}

/** @returns {Promise<{ pid: number, port: number, wasRunning: boolean }>} */
async function startOrAdopt({ home, port, fsync, logFile, identity }) {
  const running = findPostmaster(home)
  if (running && (await waitFor(running, home))) return { ...running, wasRunning: true }
  if (!(await waitUntilFree(port, home))) {
    throw new Error(`Port ${port}, which PostgreSQL needs, is used by another program. Stop it, then start again.`)
  }
  const binaries = findBinaries(identity)
  if (!existsSync(join(home, 'PG_VERSION'))) initialise(binaries.initdb, home, superuser, identity)
  const pid = await launch({ postgres: binaries.postgres, dataDir: home, port, fsync, logFile, identity })
  return { pid, port, wasRunning: false }
}

/**
 * Starts the server, or finds it running, with the database and its two roles ready. Calling it again after a
 * kill -9 recovers what was committed.
 * @param {{ dataDir: string, port: number, fsync?: boolean, database?: string, logFile?: string }} options
 * @returns {Promise<RunningPostgres>}
 */
export async function startPostgres({ dataDir, port, fsync = true, database = 'diapason', logFile }) {
  const wanted = resolve(dataDir)
  const identity = chooseIdentity(wanted)
  const home = settleHome(wanted, identity)
  const log = logFile ?? join(dirname(wanted), 'postgres.log')
  const running = await startOrAdopt({ home, port, fsync, logFile: log, identity })
  const adminUrl = url(superuser, running.port, 'postgres')
  await prepareRoles(adminUrl, database)
  return {
    ownerUrl: url(ownerRole, running.port, database),
    appUrl: url(appRole, running.port, database),
    adminUrl,
    pid: running.pid,
    port: running.port,
    dataDir: home,
    isElsewhere: home !== wanted,
    wasRunning: running.wasRunning,
    isAlive: () => findPostmaster(home)?.pid === running.pid,
    stop: () => stopProcess(running.pid, home),
  }
}
