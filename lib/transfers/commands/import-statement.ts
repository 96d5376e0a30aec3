import 'server-only'
import { and, eq } from 'drizzle-orm'
import { bankStatements, bankTransactions } from '@/db/schema/transfers'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { getStructureById } from '@/lib/structures/queries'
import { fingerprintLines, isOwnAccount } from '../rules'
import type { BankLine, StatementFormat, TransferRefusal } from '../types'

export type Statement = {
  fileName: string
  sha256: string
  format: StatementFormat
  ibans: readonly string[]
  lines: readonly BankLine[]
}
/** How many lines are new, and how many an earlier file had told of. */
export type Imported = { statementId: string; added: number; known: number }

/** Rows of one INSERT: PostgreSQL takes 65,535 parameters. */
const rowsAtOnce = 1_000

/**
 * Keeps the credits of a statement, to be matched. The same file, or a line that an earlier file told of, changes nothing
 * ([6.R9]).
 */
export async function importStatement(actor: Staff, statement: Statement): Promise<Outcome<Imported, TransferRefusal>> {
  const { structureId } = actor
  const { settings } = await getStructureById(structureId)
  if (!isOwnAccount(statement.ibans, settings.money.bank.iban))
    return refuse('other_account', { iban: statement.ibans[0]! })
  if (statement.lines.length === 0) return refuse('statement_empty')
  return withLocks([`transfer:${structureId}`], async (tx) => {
    const [known] = await tx
      .select({ id: bankStatements.id })
      .from(bankStatements)
      .where(and(eq(bankStatements.structureId, structureId), eq(bankStatements.sha256, statement.sha256)))
    if (known) return refuse('statement_known' as const)
    const { format, fileName, sha256 } = statement
    const [row] = await tx
      .insert(bankStatements)
      .values({ structureId, format, fileName, sha256, importedBy: actor.accountId })
      .returning({ id: bankStatements.id })
    const statementId = row!.id
    const added = await insertLines(tx, structureId, statementId, statement.lines)
    const imported = { statementId, added, known: statement.lines.length - added }
    await recordAudit(tx, actor, {
      structureId,
      operation: 'statement.import',
      subjectKind: 'bank_statement',
      subjectId: statementId,
      after: { fileName, sha256, added, known: imported.known },
    })
    return accept(imported)
  })
}

async function insertLines(tx: LockedTx, structureId: string, statementId: string, lines: readonly BankLine[]) {
  const fingerprints = fingerprintLines(lines)
  const rows = lines.map(({ reference: _ours, ...line }, rank) => ({
    ...line,
    structureId,
    statementId,
    fingerprint: fingerprints[rank]!,
  }))
  let added = 0
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const inserted = await tx
      .insert(bankTransactions)
      .values(rows.slice(from, from + rowsAtOnce))
      .onConflictDoNothing({ target: [bankTransactions.structureId, bankTransactions.fingerprint] })
      .returning({ id: bankTransactions.id })
    added += inserted.length
  }
  return added
}
