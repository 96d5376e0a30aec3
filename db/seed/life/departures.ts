import type { LockedTx } from '@/lib/core/locks'
import { deactivateFile } from '@/lib/removals/commands/deactivate-file'
import { leaveAccount } from '@/lib/removals/commands/leave-account'
import type { World } from './world'

/** Who left is taken out as the product does it: a number, a name and what the law makes the structure keep ([2.A6]). */
export async function insertDepartures(world: World): Promise<void> {
  const tx = world.tx as LockedTx
  for (const { fileId, accountId, on } of world.departures) {
    await deactivateFile(tx, world.structureId, fileId, world.momentOf(on, `departure:${fileId}`))
    await leaveAccount(tx, accountId, false)
  }
}
