import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { refundParts } from '@/db/schema/refunds'
import type { LockedTx } from '@/lib/core/locks'
import { addDays } from '@/lib/core/time'
import { endRefund } from '@/lib/payments/commands/expect-again'
import { writeRefund } from '@/lib/refunds/commands/write-refund'
import { findRefundableOrder } from '@/lib/refunds/queries/find-refundable-order'
import { planRefund } from '@/lib/refunds/rules'
import { buy } from './purchases'
import { useVoucher } from './vouchers'
import type { World } from './world'

const givenBackTo = 'Camille Moreau'

/** Vouchers in each state: to use, to send, used, expired, by telephone only, and one that `takeGiftBack` takes back ([1.C7]). */
export function addGifts(world: World): void {
  const memberOf = (email: string) => world.members.find((member) => member.email === `${email}@exemple.example`)!
  const claire = memberOf('claire.vasseur')
  const mehdi = memberOf('mehdi.benali')
  const sophie = memberOf('sophie.lambert')
  const amina = memberOf('amina.diallo')
  const gift = (recipientName: string, recipientEmail: string, message: string, sendInDays: number) => ({
    ...{ recipientName, recipientEmail, message },
    sendOn: addDays(world.today, sendInDays),
  })
  buy(world, {
    member: claire,
    daysAgo: 240,
    lines: [{ offer: 'cadeau-1-cours', gift: gift('Jeanne Vasseur', '', 'Joyeux anniversaire, maman.', -240) }],
  })
  buy(world, {
    member: memberOf('julien.moreau'),
    daysAgo: 70,
    means: 'transfer',
    lines: [{ offer: 'cadeau-1-cours', gift: gift(givenBackTo, '', '', -70) }],
  })
  buy(world, {
    member: sophie,
    daysAgo: 25,
    lines: [{ offer: 'cadeau-4-cours', gift: gift('Amina Diallo', amina.email, 'Merci pour tout !', -25) }],
  })
  useVoucher(world, amina, 20)
  buy(world, {
    member: sophie,
    daysAgo: 6,
    lines: [{ offer: 'cadeau-studio', gift: gift('Marion Lambert', 'marion@exemple.example', 'À toi le micro !', -6) }],
  })
  buy(world, {
    member: claire,
    daysAgo: 4,
    lines: [
      { offer: 'cadeau-4-cours', gift: gift('Mehdi Benali', mehdi.email, 'Depuis le temps que tu en parles…', -4) },
      { offer: 'cadeau-1-cours', gift: gift('Inès Vasseur', 'ines@exemple.example', 'Pour ton entrée au lycée.', 12) },
    ],
  })
}

/** The office gave one of them back: its code opens nothing any more ([1.D10]). */
export async function takeGiftBack({ tx, structureId, now, rows }: World): Promise<void> {
  const { orderLineId: lineId } = rows.giftVouchers.find(({ recipientName }) => recipientName === givenBackTo)!
  const order = (await findRefundableOrder({ structureId, lineId }, tx))!
  const actor = { kind: 'job', name: 'demonstration' } as const
  const decided = { reason: 'staff', note: 'Offert en double', wanted: { requestKey: randomUUID() } } as const
  const plan = planRefund(order, [lineId], now)
  const { refundId } = await writeRefund(tx as LockedTx, actor, decided, order, plan, now)
  // The transfer left long ago.
  await tx.update(refundParts).set({ status: 'succeeded' }).where(eq(refundParts.refundId, refundId))
  await endRefund(tx as LockedTx, refundId)
}
