import 'server-only'
import { cookies } from 'next/headers'
import { writeColumns } from '@/lib/finder/rules'
import type { FileColumn } from '@/lib/finder/types'
import { cookieName, cookieOptions } from './cookies'

const days = 365
const name = () => cookieName('colonnes-dossiers')

/** The columns of the list of clients that were last chosen in this browser, as they are written; empty: none were ([2.A1]). */
export async function readKeptColumns(): Promise<string> {
  return (await cookies()).get(name())?.value ?? ''
}

/** Keeps them for this browser; none: the usual ones are back. In actions only. @returns how an address names them */
export async function keepColumns(columns: readonly FileColumn[]): Promise<string> {
  const maxAge = columns.length > 0 ? days * 24 * 3600 : 0
  const written = writeColumns(columns)
  ;(await cookies()).set(name(), written, { ...cookieOptions(), maxAge })
  return written
}
