import { dayOf, type Instant } from '@/lib/core/time'
import type { SeedContext } from '../context'
import { insertMailings } from '../mailings'
import { insertMessages } from '../messages'
import { insertWishes } from '../wishes'
import { insertHorizonLife } from './life'
import { horizonId, horizonZone, insertHorizon } from './structure'

/** `horizon`, whole: the structure, its public pages, its people. */
export async function insertHorizonStructure(
  tx: SeedContext['tx'],
  now: Instant,
  passwordHash: string,
  origin: string,
): Promise<void> {
  const context = { tx, structureId: horizonId, zone: horizonZone, today: dayOf(now, horizonZone), now }
  await insertHorizon(context)
  await insertHorizonLife(context, passwordHash)
  await insertMessages(context, origin)
  await insertWishes(tx, horizonId, { country: 'CA', town: 'Québec' })
  await insertMailings(context, { origin, waits: true })
}
