import 'server-only'
import type { CartLine } from '@/lib/cart/types'
import type { LockedTx } from '@/lib/core/locks'
import { unwrap } from '@/lib/core/outcome'
import { takeSeats } from '@/lib/places/commands/take-seats'
import type { WantedSeat } from '@/lib/places/types'

export type HoldingLine = Pick<CartLine, 'plan' | 'learner'> & { orderLineId: string }

/**
 * Holds the places that the packages of an order take, from when it is placed until it is paid or ends ([1.C6] [1.D7]). The caller holds
 * the locks of the courses and the learners, under which the cart's plans were made: every place is there.
 */
export async function holdPlaces(
  tx: LockedTx,
  { structureId, clientFileId }: { structureId: string; clientFileId: string },
  lines: readonly HoldingLine[],
): Promise<void> {
  const wanted = lines.flatMap(({ plan, learner, orderLineId }): WantedSeat[] =>
    (plan?.sessions ?? []).map(({ id: sessionId }) => ({
      state: 'held',
      ...{ orderLineId, sessionId, clientFileId, learnerId: learner!.id },
    })),
  )
  unwrap(await takeSeats(tx, structureId, wanted))
}
