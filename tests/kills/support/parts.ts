import type { Buyer } from './buyer'
import { cards } from './sandbox'
import type { Stage } from './stage'
import { waitFor } from './wait'

type Scene = { stage: Stage; buyer: Buyer }

/** An order in two times whose first part is paid, and whose second one is due today. @returns the second one's id */
export async function reachSecondPart({ stage, buyer }: Scene): Promise<{ orderId: string; partId: string }> {
  await stage.sql`update offers set max_card_instalments = 2 where slug = 'cours-chant'`
  const orderId = await buyer.order({ means: 'card', cardTimes: '2' })
  await buyer.pay(orderId, cards.asksOnce)
  const [part] = await stage.sql<{ id: string }[]>`
    update payments set due_on = app_now()::date where order_id = ${orderId} and instalment = 2 returning id`
  return { orderId, partId: part!.id }
}

/** The moments of a charge without its holder, each with how it is reached ([1.D11]). */
export const momentsOfCharge: Record<string, (stage: Stage, partId: string) => Promise<unknown>> = {
  'about to be charged': async (stage) => {
    const gate = await stage.closeGate('part claimed')
    await stage.runTheHour()
    await gate.untilReached()
  },
  'charged, the answer lost': async (stage, partId) => {
    await stage.provider.plan({ on: 'POST /v1/payment_intents/:id/confirm', kind: 'timeout' })
    await stage.runTheHour()
    await waitFor('the charge', async () => (await countCharges(stage, partId)) > 0)
  },
  'charged, being written down': async (stage) => {
    const gate = await stage.closeGate('part settled')
    await stage.runTheHour()
    await gate.untilReached()
  },
}

export const countCharges = async ({ provider }: Stage, partId: string): Promise<number> =>
  (await provider.listPayments())
    .filter(({ metadata }) => metadata.payment === partId)
    .reduce((sum, payment) => sum + payment.paid_charges, 0)

export const untilPartPaid = (stage: Stage, partId: string, withinMs: number): Promise<unknown> =>
  waitFor(
    'the part to be paid',
    async () => {
      const [part] = await stage.sql<{ status: string }[]>`select status from payments where id = ${partId}`
      return part!.status === 'succeeded'
    },
    { withinMs },
  )
