import 'server-only'
import { writePositions } from '@/db/positions'
import { offers } from '@/db/schema/catalogue'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { withLocks } from '@/lib/core/locks'
import { type Move, moveIn } from '@/lib/core/ordering'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { listDeskOffers } from '../queries/list-desk-offers'
import type { OfferRefusal } from '../types'
import { editsOffers, offersLock } from './change-offer'

/** An offer's place in the catalogue's order, among those of its kind ([1.H1]). */
export async function shiftOffer(
  actor: Staff,
  offerId: string,
  move: Move,
): Promise<Outcome<null, Extract<OfferRefusal, 'offer_at_the_end'> | 'not_found' | Busy>> {
  if (!editsOffers(actor)) return refuse('not_found')
  const { structureId } = actor
  return withLocks(offersLock(actor), async (tx) => {
    const known = await listDeskOffers(structureId, tx)
    if (!known.some(({ id }) => id === offerId)) return refuse('not_found')
    const moved = moveIn(known, offerId, move, ({ kind }) => kind)
    if (!moved) return refuse('offer_at_the_end')
    await writePositions(tx, offers, structureId, moved)
    await recordAudit(tx, actor, {
      structureId,
      operation: 'offer.moved',
      subjectKind: 'offer',
      subjectId: offerId,
      after: { rank: moved.findIndex(({ id }) => id === offerId) + 1 },
    })
    return accept(null)
  })
}
