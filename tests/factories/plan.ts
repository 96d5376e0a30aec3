import { and, asc, eq, gt, lte, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { payments } from '@/db/schema/payments'
import { settleOrder } from '@/lib/payments/flows'
import { payByCard, type Shop } from '@/tests/support/payments'
import { makePayer } from './buyer'
import { makeMembershipOffer, makeOffer } from './offer'
import { makeStructure } from './structure'

type Given = {
  times?: number
  card?: string
  structure?: Parameters<typeof makeStructure>[1]
}

/** A buyer on the payment page of a membership (50,00 €) and a package (800,00 €) paid by card in so many times, 3 unless told otherwise. */
export async function openPlan({ times = 3, structure: given }: Given = {}) {
  const structure = await makeStructure(db(), given)
  const membership = await makeMembershipOffer(db(), structure)
  const pack = await makeOffer(db(), structure, { maxCardInstalments: 4 })
  const payer = await makePayer(structure, [membership, pack], { means: 'card', instalments: times })
  return { ...payer, structure }
}

/** An order by card in several times whose first part is paid. */
export async function makePlan(shop: Shop, given: Given = {}) {
  const plan = await openPlan(given)
  const { status, challenge } = await payByCard(shop, plan.clientSecret, given.card)
  if (challenge) await fetch(`${shop.url}/payments/${plan.intentId}/accept`, { method: 'POST' })
  const settled = await settleOrder(plan.actor, plan.orderId)
  if (!settled.ok || settled.value.state !== 'paid') throw new Error(`the first part is ${status}`)
  return { ...plan, parts: await listParts(plan.orderId) }
}

export const listParts = (orderId: string) =>
  db().select().from(payments).where(eq(payments.orderId, orderId)).orderBy(asc(payments.instalment))

/** The day of the next parts comes, up to the one of this rank. */
export async function letFallDue(orderId: string, rank = 4): Promise<void> {
  await db()
    .update(payments)
    .set({ dueOn: sql`app_now()::date` })
    .where(and(eq(payments.orderId, orderId), gt(payments.instalment, 1), lte(payments.instalment, rank)))
}
