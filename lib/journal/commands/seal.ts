import 'server-only'
import { sql } from 'drizzle-orm'
import { auditSealedEntries, auditSeals } from '@/db/schema/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, unwrap } from '@/lib/core/outcome'
import { anHourBefore, digestOf } from '../queries/digest'
import { computeSealHash, firstHash } from '../rules'

const batchSize = 1000

type Last = { number: number; hash: string; entry_id: string }

const findLast = async (tx: LockedTx): Promise<Last | null> => {
  const [row] = await tx.execute<Last>(sql`select s.number::int, s.hash,
    (select entry_id from audit_sealed_entries where seal_number = s.number order by position desc limit 1) as entry_id
    from audit_seals s order by s.number desc limit 1`)
  return row ?? null
}

/** Entries that no seal holds, the oldest first. Ids follow the order of time: older ones than the last batch are all sealed. */
const listUnsealed = (tx: LockedTx, last: Last | null) => {
  const since = last ? sql`and e.id > ${anHourBefore(sql`${last.entry_id}::uuid`)}` : sql``
  return tx.execute<{ id: string; digest: string }>(sql`select e.id, ${digestOf('e')} as digest
    from audit_entries e left join audit_sealed_entries s on s.entry_id = e.id
    where s.entry_id is null ${since} order by e.id limit ${batchSize}`)
}

/** Seals one batch of entries, chained to the one before; two runs at once seal each entry once. Returns how many. */
async function sealBatch(): Promise<number> {
  const outcome = await withLocks(['journal:seal'], async (tx, now) => {
    const last = await findLast(tx)
    const entries = await listUnsealed(tx, last)
    if (entries.length === 0) return accept(0)
    const previousHash = last?.hash ?? firstHash
    const hash = computeSealHash(
      previousHash,
      entries.map(({ digest }) => digest),
    )
    const [seal] = await tx
      .insert(auditSeals)
      .values({ entries: entries.length, previousHash, hash, createdAt: now })
      .returning({ number: auditSeals.number })
    const places = entries.map(({ id }, position) => ({ entryId: id, sealNumber: seal!.number, position }))
    await tx.insert(auditSealedEntries).values(places)
    return accept(entries.length)
  })
  return unwrap(outcome)
}

/** Seals everything that waits, in batches ([6.S10]). Returns how many entries. */
export async function sealJournal(): Promise<number> {
  let total = 0
  for (;;) {
    const sealed = await sealBatch()
    total += sealed
    if (sealed < batchSize) return total
  }
}
