import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'

const outdir = 'node_modules/.cache/diapason-tests'
const made = new Map<string, Promise<string>>()

/**
 * An entry of ours as one file, packages left where they are: a process that a test starts again and again then comes up
 * in a third of the time that a loader of TypeScript takes.
 */
export function bundle(entry: string): Promise<string> {
  if (!made.has(entry)) made.set(entry, write(entry))
  return made.get(entry)!
}

async function write(entry: string): Promise<string> {
  const file = join(outdir, entry.replaceAll('/', '-').replace(/\.ts$/, '.mjs'))
  const mine = `${file}.${process.pid}`
  await build({
    entryPoints: [entry],
    outfile: mine,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    jsx: 'automatic',
    tsconfig: 'scripts/tsconfig.json',
    logLevel: 'error',
  })
  // Two test files may bundle the same entry at the same time.
  await rename(mine, file)
  return file
}
