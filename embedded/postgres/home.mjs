import { randomBytes } from 'node:crypto'
import { accessSync, chownSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { sharedHome } from './binaries.mjs'
import { canEnter } from './identity.mjs'

/** @typedef {import('./identity.mjs').Identity} Identity */

function requireWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 })
    accessSync(folder, constants.W_OK)
  } catch {
    throw new Error(
      `No right to write in ${folder}. Give it to the user who starts Diapason, or set DIAPASON_DATA_DIR to a folder where they have it.`,
    )
  }
}

/**
 * Where the data really lives. A clone that PostgreSQL's user can't enter (root's home is 0700) keeps only a note
 * with the name of a folder of its own elsewhere: a name, not a function of the path, so that a second clone made
 * at the same place never finds the data of the first.
 * @param {string} wanted
 * @param {Identity | undefined} identity
 */
export function settleHome(wanted, identity) {
  const parent = dirname(wanted)
  requireWritable(parent)
  const note = join(parent, `${basename(wanted)}.location`)
  if (existsSync(note)) return prepare(readFileSync(note, 'utf8').trim(), identity)
  if (canEnter(parent, identity)) return prepare(wanted, identity)
  const elsewhere = join(sharedHome, `data-${randomBytes(6).toString('hex')}`)
  requireWritable(sharedHome)
  writeFileSync(note, `${elsewhere}\n`)
  return prepare(elsewhere, identity)
}

function prepare(folder, identity) {
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (identity) chownSync(folder, identity.uid, identity.gid)
  return folder
}
