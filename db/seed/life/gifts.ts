import { addDays } from '@/lib/core/time'
import { buy } from './purchases'
import { useVoucher } from './vouchers'
import type { World } from './world'

/** Vouchers in each state: to use, to send, used, expired, by telephone only ([1.C7]). */
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
