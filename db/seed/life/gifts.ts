import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { refundParts } from '@/db/schema/refunds'
import type { LockedTx } from '@/lib/core/locks'
import { addDays } from '@/lib/core/time'
import type { GiftDetails } from '@/lib/gifts/types'
import { endRefund } from '@/lib/payments/commands/expect-again'
import { writeRefund } from '@/lib/refunds/commands/write-refund'
import { findRefundableOrder } from '@/lib/refunds/queries/find-refundable-order'
import { planRefund } from '@/lib/refunds/rules'
import { buy } from './purchases'
import { spendVoucher } from './vouchers'
import type { World } from './world'

const givenBackTo = 'Camille Moreau'

type Said = { to: string; email?: string; message?: string; sendInDays: number }

/** Vouchers in each state: to use, to send, used, expired, by telephone only, and one that `takeGiftBack` takes back ([1.C7]). */
export function addGifts(world: World): void {
  const memberOf = (email: string) => world.members.find((member) => member.email === `${email}@exemple.example`)!
  const offer = (buyer: string, daysAgo: number, gifts: readonly (Said & { offer: string })[], means?: 'transfer') =>
    buy(world, {
      member: memberOf(buyer),
      daysAgo,
      means,
      lines: gifts.map(({ offer, ...said }) => ({ offer, gift: detailsOf(world, said) })),
    })
  const amina = memberOf('amina.diallo')
  const merci = { to: 'Amina Diallo', email: amina.email, message: 'Merci pour tout !', sendInDays: -25 }
  const maman = { to: 'Jeanne Vasseur', message: 'Joyeux anniversaire, maman.', sendInDays: -240 }
  const mehdi = {
    to: 'Mehdi Benali',
    email: memberOf('mehdi.benali').email,
    message: 'Depuis le temps que tu en parles…',
  }
  const ines = { to: 'Inès Vasseur', email: 'ines@exemple.example', message: 'Pour ton entrée au lycée.' }
  const marion = { to: 'Marion Lambert', email: 'marion@exemple.example', message: 'À toi le micro !' }
  offer('claire.vasseur', 240, [{ offer: 'cadeau-1-cours', ...maman }])
  offer('julien.moreau', 70, [{ offer: 'cadeau-1-cours', to: givenBackTo, sendInDays: -70 }], 'transfer')
  offer('sophie.lambert', 25, [{ offer: 'cadeau-4-cours', ...merci }])
  spendVoucher(world, amina, 20)
  offer('sophie.lambert', 6, [{ offer: 'cadeau-studio', ...marion, sendInDays: -6 }])
  offer('claire.vasseur', 4, [
    { offer: 'cadeau-4-cours', ...mehdi, sendInDays: -4 },
    { offer: 'cadeau-1-cours', ...ines, sendInDays: 12 },
  ])
}

const detailsOf = ({ today }: World, { to, email = '', message = '', sendInDays }: Said): GiftDetails => ({
  recipientName: to,
  recipientEmail: email,
  message,
  sendOn: addDays(today, sendInDays),
})

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
