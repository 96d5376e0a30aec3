import 'server-only'
import { sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { findProblem, firstHash, isBackdated } from '../rules'
import type { ChainReport } from '../types'
import { digestOf } from './digest'

type SealRow = { number: number; entries: number; previous_hash: string; hash: string; created_at: string }
type EntryRow = {
  id: string | null
  position: number
  digest: string | null
  created_at: string
  is_payload_right: boolean | null
}

const listSeals = (executor: Executor, after: number) =>
  executor.execute<SealRow>(sql`select number::int, entries, previous_hash, hash, created_at from audit_seals
    where number > ${after} order by number limit 200`)

/** The entries of a batch as they are now, with whether what they say still gives its hash; null once erased. */
const listEntriesOf = (executor: Executor, seal: number) =>
  executor.execute<EntryRow>(sql`select e.id, s.position, ${digestOf('e')} as digest, e.created_at,
      encode(sha256(convert_to(p.salt || p.body, 'UTF8')), 'hex') = e.payload_hash as is_payload_right
    from audit_sealed_entries s left join audit_entries e on e.id = s.entry_id left join audit_payloads p on p.entry_id = e.id
    where s.seal_number = ${seal} order by s.position`)

type Problem = NonNullable<ChainReport['problem']>

function checkEntries(seal: SealRow, rows: readonly EntryRow[], previousAt: Date | null): Problem | null {
  for (const row of rows) {
    const at = { seal: seal.number, entryId: row.id }
    if (row.is_payload_right === false) return { kind: 'payload_altered', ...at }
    if (row.id && isBackdated(new Date(row.created_at), previousAt)) return { kind: 'backdated', ...at }
  }
  return null
}

function checkBatch(
  seal: SealRow,
  rows: readonly EntryRow[],
  previous: { hash: string; at: Date | null },
): Problem | null {
  const digests = rows.flatMap(({ digest, id }) => (digest && id ? [digest] : []))
  const hasGap = rows.some(({ position, id }, rank) => position !== rank || id === null)
  const batch = { ...seal, previousHash: seal.previous_hash, digests, hasGap }
  const kind = findProblem(batch, previous.hash)
  return kind ? { kind, seal: seal.number, entryId: null } : checkEntries(seal, rows, previous.at)
}

/** What no seal holds: entries of the last minute, and those that claim to be older than the last seal. */
async function checkWaiting(executor: Executor, lastAt: Date | null) {
  const rows = await executor.execute<{
    id: string
    created_at: string
  }>(sql`select e.id, e.created_at from audit_entries e
    left join audit_sealed_entries s on s.entry_id = e.id where s.entry_id is null order by e.created_at`)
  const late = rows.find(({ created_at }) => isBackdated(new Date(created_at), lastAt))
  const problem: Problem | null = late ? { kind: 'backdated', seal: null, entryId: late.id } : null
  return { waiting: rows.length, problem }
}

/** Reads the whole chain again, from its beginning to its head, and stops at the first thing that isn't as it was sealed ([6.S10]). */
export async function checkChain(executor: Executor = db()): Promise<ChainReport> {
  const report: ChainReport = { batches: 0, entries: 0, waiting: 0, erased: 0, head: firstHash, problem: null }
  let lastAt: Date | null = null
  for (let last = 0; ; ) {
    const seals = await listSeals(executor, last)
    for (const seal of seals) {
      const rows = await listEntriesOf(executor, seal.number)
      const problem = checkBatch(seal, rows, { hash: report.head, at: lastAt })
      if (problem) return { ...report, problem }
      report.batches += 1
      report.entries += rows.length
      report.erased += rows.filter(({ is_payload_right }) => is_payload_right === null).length
      report.head = seal.hash
      lastAt = new Date(seal.created_at)
      last = seal.number
    }
    if (seals.length === 0) break
  }
  return { ...report, ...(await checkWaiting(executor, lastAt)) }
}
