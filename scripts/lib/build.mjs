import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './run.mjs'

/** Everything that ends up in the build. Tests, docs, embedded services and scripts don't. */
const sources = [
  'app',
  'components',
  'db',
  'emails',
  'lib',
  'messages',
  'public',
  'middleware.ts',
  'instrumentation.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
]

function hashInto(hash, path) {
  if (!existsSync(path)) return
  if (!lstatSync(path).isDirectory()) {
    hash.update(path).update('\0').update(readFileSync(path)).update('\0')
    return
  }
  for (const name of readdirSync(path).sort()) hashInto(hash, join(path, name))
}

function hashSources(env) {
  const hash = createHash('sha256')
    .update(process.version)
    .update(env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? '')
  for (const path of sources) hashInto(hash, path)
  return hash.digest('hex')
}

/** @param {Record<string, string>} env */
export function isBuilt(env) {
  const folder = env.DIAPASON_BUILD_DIR
  const stamp = join(folder, 'diapason-sources')
  return existsSync(join(folder, 'BUILD_ID')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === hashSources(env)
}

/**
 * Builds when a source changed since the last build of that folder.
 * @param {Record<string, string>} env its DIAPASON_BUILD_DIR is the folder
 * @returns {Promise<boolean>} a build was made
 */
export async function ensureBuilt(env) {
  if (isBuilt(env)) return false
  const hash = hashSources(env)
  await run('The build', ['node_modules/next/dist/bin/next', 'build'], { ...env, NODE_ENV: 'production' })
  writeFileSync(join(env.DIAPASON_BUILD_DIR, 'diapason-sources'), hash)
  return true
}
