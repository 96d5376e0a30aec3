import { asc, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { payments } from '@/db/schema/payments'
import { type Receipt, receiveCheque } from '@/lib/cheques/commands/receive-cheque'
import { listTrackedCheques } from '@/lib/cheques/queries/list-tracked'
import type { Staff } from '@/lib/core/actor'
import { clock } from '@/lib/core/clock'
import { dayOf } from '@/lib/core/time'
import { makeBuyer, makeCatalogue } from '@/tests/factories/buyer'
import { makeStaff } from '@/tests/factories/staff'
import type { testSettings } from '@/tests/factories/structure'
import { placeOffline } from './offline'

type Activation = (typeof testSettings)['money']['cheques']['activation']

/** A membership and a package, ordered in three cheques: 316,68 €, 266,66 €, 266,66 €; and the office. */
export async function makeChequeOrder(money: (typeof testSettings)['money'], activation: Activation = 'deposited') {
  const settings = { money: { ...money, cheques: { ...money.cheques, activation } } }
  const { structure, membership, pack } = await makeCatalogue({ settings })
  const buyer = await makeBuyer(structure, [membership, pack])
  const orderId = await placeOffline(buyer.actor, 'cheque', 3)
  const { actor: office } = await makeStaff(db(), structure, { role: 'accountant' })
  return { structure, buyer, orderId, office }
}

export const listPayments = (orderId: string) =>
  db().select().from(payments).where(eq(payments.orderId, orderId)).orderBy(asc(payments.instalment))

/** A cheque as it should be for an instalment of the order, seen on the page as it is now. */
export async function readCheque(office: Staff, orderId: string, rank: number, given: Partial<Receipt> = {}) {
  const tracked = (await listTrackedCheques(office.structureId, orderId)).find((one) => one.rank === rank)!
  const { paymentId, amountCents, cameCount: seen } = tracked
  const datedOn = dayOf(await clock(), 'Europe/Paris')
  return { paymentId, seen, amountCents, datedOn, problem: null, number: `N${rank}`, bank: '', drawer: '', ...given }
}

export async function receive(office: Staff, orderId: string, rank: number, given: Partial<Receipt> = {}) {
  return receiveCheque(office, await readCheque(office, orderId, rank, given))
}
