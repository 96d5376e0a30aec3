import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { inTransaction } from '@/db/transaction'
import type { Instant } from './time'

export { assertNoOpenTransaction } from '@/db/transaction'

/** The things that a command may lock, always taken in one order whatever the order they are given in. */
export type LockKey =
  `${'teacher' | 'learner' | 'room' | 'course' | 'voucher' | 'pass' | 'wallet' | 'order' | 'cart' | 'account' | 'structure' | 'client-file' | 'transfer' | 'journal' | 'template'}:${string}`

declare const locked: unique symbol
/** A transaction that holds its locks. A function takes one or opens one, never both. */
export type LockedTx = Tx & { readonly [locked]: true }

const hashKey = (key: LockKey): bigint => createHash('sha256').update(key).digest().readBigInt64BE(0)

/**
 * Opens a transaction, takes the advisory locks of `keys` in one statement (hashed, deduplicated, sorted, so that
 * two commands never wait for each other in a circle), then runs `work` with the database's own now.
 * A lock that isn't free within 3 s gives the refusal 'busy'; a refusal returned by `work` rolls back.
 */
export function withLocks<Result>(
  keys: readonly LockKey[],
  work: (tx: LockedTx, now: Instant) => Promise<Result>,
): Promise<Result> {
  const hashes = [...new Set(keys.map(hashKey))].sort((a, b) => (a < b ? -1 : 1))
  return inTransaction(async (tx) => {
    const list = `{${hashes.join(',')}}`
    const [row] = await tx.execute<{ now: string }>(sql`select app_lock(${list}::bigint[]) as now`)
    return work(tx as LockedTx, new Date(row!.now))
  })
}
