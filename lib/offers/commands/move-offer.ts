import 'server-only'
import { sql } from 'drizzle-orm'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { listDeskOffers } from '../queries/list-desk-offers'
import { moveOffer } from '../rules'
import type { OfferRefusal } from '../types'
import { editsOffers, offersLock } from './change-offer'

/** One place up or down in the catalogue's order, among the offers of its kind ([1.H1]). */
export async function shiftOffer(
  actor: Staff,
  offerId: string,
  step: -1 | 1,
): Promise<Outcome<null, Extract<OfferRefusal, 'offer_at_the_end'> | 'not_found' | Busy>> {
  if (!editsOffers(actor)) return refuse('not_found')
  const { structureId } = actor
  return withLocks(offersLock(actor), async (tx) => {
    const known = await listDeskOffers(structureId, tx)
    if (!known.some(({ id }) => id === offerId)) return refuse('not_found')
    const moved = moveOffer(known, offerId, step)
    if (!moved) return refuse('offer_at_the_end')
    const ids = moved.map(({ id }) => id)
    await tx.execute(sql`
      update offers o set position = p.rank from unnest(${`{${ids.join(',')}}`}::uuid[]) with ordinality p(id, rank)
      where o.id = p.id and o.structure_id = ${structureId} and o.position <> p.rank`)
    await recordAudit(tx, actor, {
      structureId,
      operation: 'offer.moved',
      subjectKind: 'offer',
      subjectId: offerId,
      after: { step },
    })
    return accept(null)
  })
}
