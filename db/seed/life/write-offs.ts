import { writeOffs } from '@/db/schema/write-offs'
import { insertAll } from '../insert'
import { idOf } from '../random'
import type { World } from './world'

/** A bounced cheque that the accountant would give up: it waits for somebody else of the office ([6.S5]). */
export async function insertWriteOffs(world: World): Promise<void> {
  const { tx, structureId, rows } = world
  const due = rows.payments.find(({ replacesId, status }) => replacesId && status === 'expected')
  const accountant = rows.staffMembers.find(({ role }) => role === 'accountant')
  if (!due || !accountant) throw new Error('the demonstration has no bounced cheque, or no accountant')
  await insertAll(tx, writeOffs, [
    {
      id: idOf(`write-off:${due.id}`),
      structureId,
      orderId: due.orderId,
      amountCents: due.amountCents,
      reason: 'Chèque rejeté deux fois, courriers revenus sans réponse.',
      proposedBy: accountant.accountId,
      createdAt: world.momentOf(world.today, `write-off:${due.id}`),
    },
  ])
}
