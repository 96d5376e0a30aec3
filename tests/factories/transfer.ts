import { randomUUID } from 'node:crypto'
import type { Executor } from '@/db/client'
import { bankStatements, bankTransactions } from '@/db/schema/transfers'
import type { TestStructure } from './structure'

type Given = { amountCents?: number; payerName?: string; remittance?: string; bookedOn?: string }

/** A transfer that a statement brought and that waits for its orders: 800,00 € of 18/11/2026 unless told otherwise. @returns its id */
export async function makeTransfer(
  executor: Executor,
  structure: Pick<TestStructure, 'id'>,
  given: Given = {},
): Promise<string> {
  const structureId = structure.id
  const [statement] = await executor
    .insert(bankStatements)
    .values({ structureId, format: 'csv', fileName: 'releve.csv', sha256: randomUUID(), importedBy: randomUUID() })
    .returning({ id: bankStatements.id })
  const [transfer] = await executor
    .insert(bankTransactions)
    .values({
      structureId,
      statementId: statement!.id,
      fingerprint: randomUUID(),
      bookedOn: given.bookedOn ?? '2026-11-18',
      amountCents: given.amountCents ?? 80_000,
      currency: 'EUR',
      payerName: given.payerName ?? '',
      remittance: given.remittance ?? '',
    })
    .returning({ id: bankTransactions.id })
  return transfer!.id
}
