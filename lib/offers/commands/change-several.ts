import 'server-only'
import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { offers } from '@/db/schema/catalogue'
import { auditJournal } from '@/db/views'
import type { Staff } from '@/lib/core/actor'
import { recordAudits } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import type { Instant } from '@/lib/core/time'
import { listDeskOffers } from '../queries/list-desk-offers'
import { fingerprintBulk, planBulk } from '../rules'
import type { BulkChange, BulkLine, OfferRefusal, OfferState } from '../types'
import { editsOffers, nextOf, offersLock } from './change-offer'

type Asked = { offerIds: readonly string[]; change: BulkChange; fingerprint: string }
type Done = Outcome<{ batchId: string; count: number }, OfferRefusal | 'not_found' | Busy>

/** Does to several offers exactly what the preview showed ([1.H1]); anything that changed since asks for another look. */
export async function changeSeveral(actor: Staff, { offerIds, change, fingerprint }: Asked): Promise<Done> {
  if (!editsOffers(actor)) return refuse('not_found')
  return withLocks(offersLock(actor), async (tx, now) => {
    const known = await listDeskOffers(actor.structureId, tx)
    const plan = planBulk(
      known.filter(({ id }) => offerIds.includes(id)),
      change,
    )
    if (fingerprintBulk(plan) !== fingerprint) return refuse('bulk_changed')
    const lines = plan.filter(({ refusal }) => refusal === null)
    if (lines.length === 0) return refuse('bulk_nothing_left')
    const batchId = randomUUID()
    await write(tx, actor, { lines, operation: 'offer.changed_together', batchId, now })
    return accept({ batchId, count: lines.length })
  })
}

/** Undoes such a change, from the journal: an offer that was changed again since keeps what it has become. */
export async function undoSeveral(actor: Staff, batchId: string): Promise<Done> {
  if (!editsOffers(actor)) return refuse('not_found')
  return withLocks(offersLock(actor), async (tx, now) => {
    const made = await readBatch(tx, actor, batchId)
    if (made.length === 0) return refuse('not_found')
    const known = await listDeskOffers(actor.structureId, tx)
    const lines = made.flatMap(({ subjectId, before, after }) => {
      const offer = known.find(({ id, revision }) => id === subjectId && revision === after.revision)
      return offer ? [{ ...offer, before: stateOf(offer), after: stateOf(before), refusal: null }] : []
    })
    if (lines.length === 0) return refuse('bulk_nothing_left')
    await write(tx, actor, { lines, operation: 'offer.restored_together', batchId: randomUUID(), now })
    return accept({ batchId, count: lines.length })
  })
}

const stateOf = ({ isPublished, priceCents, reducedPriceCents }: OfferState): OfferState => ({
  isPublished,
  priceCents,
  reducedPriceCents,
})

type Entry = { subjectId: string; before: OfferState; after: OfferState & { revision: number } }

async function readBatch(tx: LockedTx, { structureId }: Staff, batchId: string): Promise<Entry[]> {
  const rows = await tx
    .select({ subjectId: auditJournal.subjectId, before: auditJournal.before, after: auditJournal.after })
    .from(auditJournal)
    .where(
      and(
        eq(auditJournal.structureId, structureId),
        eq(auditJournal.operation, 'offer.changed_together'),
        sql`${auditJournal.after}->>'batchId' = ${batchId}`,
      ),
    )
  return rows as unknown as Entry[]
}

type Write = { lines: readonly BulkLine[]; operation: string; batchId: string; now: Instant }

async function write(tx: LockedTx, actor: Staff, { lines, operation, batchId, now }: Write): Promise<void> {
  const { structureId } = actor
  for (const { id, after, revision } of lines)
    await tx
      .update(offers)
      .set({ ...after, ...nextOf({ revision }, now) })
      .where(eq(offers.id, id))
  await recordAudits(
    tx,
    actor,
    lines.map(({ id, before, after, revision }) => ({
      structureId,
      operation,
      subjectKind: 'offer',
      subjectId: id,
      before: { ...before },
      after: { ...after, batchId, revision: revision + 1 },
    })),
  )
}
