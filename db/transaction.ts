import { type Refusal, refuse } from '@/lib/core/outcome'
import { db, openTransaction, type Tx } from './client'
import { findConstraintRefusal } from './constraints'

/** Service clients call it: a network call inside a transaction would hold its locks for as long as the network pleases. */
export function assertNoOpenTransaction(): void {
  if (openTransaction.getStore()) throw new Error('A service was called inside a database transaction')
}

class Rollback extends Error {
  constructor(readonly refusal: Refusal<string>) {
    super('rolled back by a refusal')
  }
}

const isRefusal = (value: unknown): value is Refusal<string> =>
  typeof value === 'object' && value !== null && 'refusal' in value && (value as { ok?: unknown }).ok === false

type PostgresError = { code?: string; constraint_name?: string }

const postgresError = (error: unknown): PostgresError | undefined => {
  const cause = error instanceof Error && error.cause ? error.cause : error
  return typeof cause === 'object' && cause !== null && 'code' in cause ? (cause as PostgresError) : undefined
}

/** lock_not_available, deadlock_detected, serialization_failure: nothing was written, trying again is safe. */
const busyCodes = new Set(['55P03', '40P01', '40001'])

/**
 * Runs `work` in a READ COMMITTED transaction. A refusal that it returns rolls everything back; a violated
 * constraint that has a refusal becomes that refusal; a lock that isn't free in time becomes 'busy'.
 */
export async function inTransaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
  if (openTransaction.getStore()) throw new Error('A transaction was opened inside another')
  const pool = db()
  try {
    return await openTransaction.run(true, () =>
      pool.transaction(async (tx) => {
        const result = await work(tx)
        if (isRefusal(result)) throw new Rollback(result)
        return result
      }),
    )
  } catch (error) {
    if (error instanceof Rollback) return error.refusal as Result
    const cause = postgresError(error)
    if (cause?.code && busyCodes.has(cause.code)) return refuse('busy') as Result
    const refusal = findConstraintRefusal(cause?.constraint_name)
    if (refusal) return refuse(refusal) as Result
    throw error
  }
}
