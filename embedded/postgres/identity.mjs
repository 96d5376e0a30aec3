import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'

/** @typedef {{ uid: number, gid: number }} Identity */

/** PostgreSQL refuses to run as root, so root hands it to this user. */
const userName = 'postgres'

function lookUp(name) {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((row) => row.startsWith(`${name}:`))
  if (!line) return undefined
  const [, , uid, gid] = line.split(':')
  return { uid: Number(uid), gid: Number(gid) }
}

function createUser() {
  const commands = [
    ['useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', userName]],
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', userName]],
  ]
  for (const [command, args] of commands) {
    if (spawnSync(command, args, { stdio: 'ignore' }).status === 0) return
  }
}

/**
 * Who runs PostgreSQL: nobody special (undefined) unless we are root. A data folder that somebody else made
 * before stays theirs.
 * @param {string} dataDir
 * @returns {Identity | undefined}
 */
export function chooseIdentity(dataDir) {
  if (process.getuid?.() !== 0) return undefined
  if (existsSync(dataDir)) {
    const { uid, gid } = statSync(dataDir)
    if (uid !== 0) return { uid, gid }
  }
  if (!lookUp(userName)) createUser()
  const identity = lookUp(userName)
  if (identity) return identity
  throw new Error(
    `PostgreSQL refuses to run as root, and the user "${userName}" could not be created. Create it ("useradd --system ${userName}") or start as an ordinary user.`,
  )
}

/**
 * Asked of the system itself, as that user, so that ACLs and mounts count as well as modes.
 * @param {string} folder
 * @param {Identity | undefined} identity
 */
export function canEnter(folder, identity) {
  if (!identity) return true
  return (
    spawnSync('/bin/sh', ['-c', 'cd "$1" && ls . >/dev/null', 'sh', folder], { ...identity, cwd: '/', stdio: 'ignore' })
      .status === 0
  )
}
