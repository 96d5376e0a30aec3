/*
 * The journal says who did what, to whom, when, and what it was before and after ([2.F2] [6.S10]).
 * - Entries only grow, and are sealed in batches each minute; a batch holds the hash of the one before, so that nothing in
 *   the past changes, goes, moves or comes without the chain saying so.
 * - A seal is over the digest of what an entry says, not over its words: erasing a person empties the words and breaks nothing.
 * - What is read is what changed, value by value.
 */
import { createHash } from 'node:crypto'
import type { Instant } from '@/lib/core/time'
import { runsOne } from '@/lib/structures/rules'
import type { Module } from '@/lib/structures/types'
import {
  type ChainProblem,
  type Change,
  type Family,
  families,
  familyNames,
  type JournalFilter,
  type SealedBatch,
} from './types'

/** What the first batch follows. */
export const firstHash = '0'.repeat(64)

/** The hash of a batch: over the one before it and the digests of its entries, in their order. */
export const computeSealHash = (previousHash: string, digests: readonly string[]): string =>
  createHash('sha256')
    .update(JSON.stringify([previousHash, ...digests]))
    .digest('hex')

/** What is wrong with a batch, after the one whose hash is given; null: it is as it was sealed. */
export function findProblem(batch: SealedBatch, previousHash: string): ChainProblem | null {
  if (batch.previousHash !== previousHash) return 'broken_chain'
  if (batch.hasGap || batch.digests.length !== batch.entries) return 'missing'
  return computeSealHash(batch.previousHash, batch.digests) === batch.hash ? null : 'altered'
}

/** Commands take seconds: an entry whose time is long before the seal that it missed was put there afterwards. */
const slowestMs = 10 * 60_000

/** Whether an entry claims to be older than the seal before it, beyond what a slow command explains. */
export const isBackdated = (at: Instant, previousSealAt: Instant | null): boolean =>
  previousSealAt !== null && at.getTime() < previousSealAt.getTime() - slowestMs

/** The modules that make entries of a family; one that isn't there has entries everywhere. */
const familyNeeds: Partial<Record<Family, readonly Module[]>> = {
  orders: ['shop'],
  payments: ['shop'],
  lessons: ['lessons', 'courses', 'memberships', 'gifts'],
  school: ['lessons', 'courses'],
  prices: ['shop'],
  messages: ['messages'],
}

/** What a structure's journal may be narrowed to, by what it runs ([2.F2] [2.F3]). */
export const listFamilies = (modules: readonly Module[]): Family[] =>
  familyNames.filter((family) => runsOne(modules, familyNeeds[family] ?? null))

/** What an operation is about: 'order.place' is of the orders; null for one that no family knows. */
export function findFamily(operation: string): Family | null {
  const found = Object.entries(families).find(([, starts]) => starts.some((start) => operation.startsWith(start)))
  return (found?.[0] as Family | undefined) ?? null
}

type Says = Record<string, unknown> | null

/** Values that tell a person nothing: ids, hashes, keys of the machine's own. */
const isForMachines = (field: string, value: unknown): boolean =>
  /(^id|Ids?|Key|sha256|[hH]ash|revision|batchId)$/.test(field) ||
  (typeof value === 'string' && /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-/.test(value))

/** Nothing, an empty text and an empty list are alike. */
const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

const isSame = (one: unknown, other: unknown): boolean =>
  (isEmpty(one) && isEmpty(other)) || JSON.stringify(one) === JSON.stringify(other)

/** What changed, value by value, in the order in which it was written; what stayed the same isn't said. */
export function listChanges(before: Says, after: Says): Change[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return names
    .map((field) => ({ field, before: before?.[field] ?? null, after: after?.[field] ?? null }))
    .filter(({ field, ...change }) => !isForMachines(field, change.after ?? change.before))
    .filter((change) => !isSame(change.before, change.after))
}

/** The address of a narrowed journal, with its '?'; what isn't narrowed isn't in it. */
export function describeJournalFilter({ by, family, on, from, until, page }: JournalFilter): string {
  const days = { du: from, au: until }
  const french = Object.entries(days).map(([name, day]) => [name, day ? day.split('-').reverse().join('/') : null])
  const given = { qui: by, quoi: family, sur: on || null, ...Object.fromEntries(french), page: page > 1 ? page : null }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(given)) if (value) query.set(name, String(value))
  return query.size > 0 ? `?${query}` : ''
}
