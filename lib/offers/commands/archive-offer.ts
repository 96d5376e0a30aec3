import 'server-only'
import { eq } from 'drizzle-orm'
import { offers } from '@/db/schema/catalogue'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { countUse, findDeskOffer } from '../queries/list-desk-offers'
import { checkArchive } from '../rules'
import type { DeskOffer, OfferRefusal } from '../types'
import { editsOffers, nextOf, offersLock } from './change-offer'

type Done = Outcome<{ offerId: string }, OfferRefusal | 'not_found' | Busy>

/**
 * Puts an offer away ([1.H1]): off sale, off the desk and off the list, its orders and passes as they are. `seenCarts`: how
 * many carts the office saw that it is in. Refuses 'offer_in_carts' when there are more.
 */
export async function archiveOffer(actor: Staff, offerId: string, seenCarts: number): Promise<Done> {
  if (!editsOffers(actor)) return refuse('not_found')
  return withLocks(offersLock(actor), async (tx, now) => {
    const offer = await findDeskOffer(actor.structureId, offerId, tx)
    if (!offer) return refuse('not_found')
    if (offer.archivedAt) return accept({ offerId })
    const { carts } = await countUse(actor, offerId, tx)
    const verdict = checkArchive({ carts, seenCarts })
    if (!verdict.ok) return verdict
    await write(tx, actor, offer, { isPublished: false, archivedAt: now, ...nextOf(offer, now) })
    return accept({ offerId })
  })
}

/** Takes an offer out of the archives, hidden: it is looked at before it is sold again. */
export async function restoreOffer(actor: Staff, offerId: string): Promise<Done> {
  if (!editsOffers(actor)) return refuse('not_found')
  return withLocks(offersLock(actor), async (tx, now) => {
    const offer = await findDeskOffer(actor.structureId, offerId, tx)
    if (!offer) return refuse('not_found')
    if (offer.archivedAt) await write(tx, actor, offer, { archivedAt: null, ...nextOf(offer, now) })
    return accept({ offerId })
  })
}

type Change = Partial<typeof offers.$inferInsert> & { archivedAt: Date | null }

async function write(tx: LockedTx, actor: Staff, { id, isPublished }: DeskOffer, change: Change): Promise<void> {
  await tx.update(offers).set(change).where(eq(offers.id, id))
  await recordAudit(tx, actor, {
    structureId: actor.structureId,
    operation: change.archivedAt ? 'offer.archived' : 'offer.restored',
    subjectKind: 'offer',
    subjectId: id,
    ...(change.archivedAt ? { before: { isPublished } } : {}),
  })
}
