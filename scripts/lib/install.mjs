import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { say } from './say.mjs'

const stampFile = 'node_modules/.diapason-lock'

/** Node's version is checked before anything that an old one could not even parse. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new Error(
    `Diapason needs Node.js 20.19 or newer; this is ${process.versions.node}. Install a newer one (https://nodejs.org), then start again.`,
  )
}

/** What is installed follows the lock and our patches (docs/decisions). */
function hashOfWanted() {
  const hash = createHash('sha256').update(readFileSync('package-lock.json'))
  for (const name of readdirSync('patches').sort()) hash.update(name).update(readFileSync(`patches/${name}`))
  return hash.digest('hex')
}

/** npm's own record of what it installed, compared with what the lock asks for. */
function isInstalled() {
  const record = 'node_modules/.package-lock.json'
  if (!existsSync(record)) return false
  const wanted = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages
  const found = JSON.parse(readFileSync(record, 'utf8')).packages
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional || entry.link || found[path]?.version === entry.version,
  )
}

/**
 * Installs what is missing, at the versions of the lock. Not `npm ci`: it empties a folder from which another program may be
 * running, and it refuses a lock without the binaries of platforms that a registry doesn't carry.
 * @returns {boolean} something was installed
 */
export function ensureInstalled() {
  const hash = hashOfWanted()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return false
  const mustInstall = !isInstalled()
  if (mustInstall) install()
  else patch()
  writeFileSync(stampFile, hash)
  return mustInstall
}

/** Changes nothing where the patches are in place already; `npm install` runs it by itself. */
function patch() {
  const result = spawnSync(process.execPath, ['node_modules/patch-package/index.js', '--error-on-fail'], {
    encoding: 'utf8',
  })
  if (result.status === 0) return
  throw new Error(`The patches of packages do not apply: delete node_modules, then start again.\n${result.stderr}`)
}

function install() {
  say('installing packages')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const result = spawnSync(
    npm,
    ['install', '--no-save', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
      env: { ...process.env, NODE_ENV: '', PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1', NEXT_TELEMETRY_DISABLED: '1' },
    },
  )
  if (result.status === 0) return
  throw new Error(
    `"npm install" failed${result.error ? ` (${result.error.message})` : ''}: read its lines above, check the network or the registry, then start again.`,
  )
}
