import 'server-only'
import { createHash } from 'node:crypto'
import type { Staff } from '@/lib/core/actor'
import { type Outcome, type Refusal, refuse } from '@/lib/core/outcome'
import { cleanFileName } from '@/lib/core/text'
import { type BankStatement, StatementError, type StatementProblem } from '@/lib/services/statement'
import { readStatement } from '@/lib/services/statement-file'
import { type Imported, importStatement } from './commands/import-statement'
import { mostStatementBytes, type TransferRefusal } from './types'

/** The bank's file, as it was sent. */
export type StatementFile = { name: string; bytes: Uint8Array }

const refusals = {
  other_kind: 'statement_other_kind',
  malformed: 'statement_malformed',
  too_big: 'statement_too_big',
  empty: 'statement_empty',
} as const satisfies Record<StatementProblem, TransferRefusal>

/** A form without a file sends an empty one, whose missing name becomes a word when an action reads it. */
const isNoFile = (name: string) => name === '' || name === 'undefined' || name === 'blob'

/** What is wrong with a file, with the line or the element of the ISO message where it stops being a statement. */
const explain = ({ problem, detail }: StatementError): Refusal<TransferRefusal> =>
  refuse(refusals[problem], { line: detail.line ?? 0, what: detail.what ?? '' })

async function read(bytes: Uint8Array): Promise<BankStatement | Refusal<TransferRefusal>> {
  try {
    return await readStatement(bytes)
  } catch (error) {
    if (error instanceof StatementError) return explain(error)
    throw error
  }
}

/** Reads a bank's file, CAMT.053 or CSV, and keeps its credits to be matched: the same file twice changes nothing ([1.H3] [6.R9]). */
export async function importFile(
  actor: Staff,
  { name, bytes }: StatementFile,
): Promise<Outcome<Imported, TransferRefusal>> {
  if (bytes.length === 0 && isNoFile(name)) return refuse('statement_missing')
  if (bytes.length > mostStatementBytes) return refuse('statement_too_big')
  const statement = await read(bytes)
  if ('refusal' in statement) return statement
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return importStatement(actor, { ...statement, fileName: cleanFileName(name), sha256 })
}
