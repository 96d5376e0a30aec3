import type { Buyer } from './buyer'
import type { Stage, Victim } from './stage'

export type Scene = { stage: Stage; buyer: Buyer }

/**
 * A moment between two things that must both happen, or neither. `die` brings the product to it from outside, kills it
 * there, and gives the order. `finish` is what the buyer does next, once everything runs again: at most what a person
 * would do, and nothing at all where the card is already charged.
 */
export type Point = {
  name: string
  victims: readonly Victim[]
  die: (scene: Scene, victims: readonly Victim[]) => Promise<string>
  finish?: (scene: Scene, orderId: string) => Promise<unknown>
}

/** The request dies with the server: nobody is there to read its answer. */
const unanswered = (request: Promise<unknown>) => request.then(() => {}).catch(() => {})

/** Paid at the bank; the browser closes there and never comes back. */
async function payAndLeave({ stage, buyer }: Scene, orderId: string): Promise<void> {
  await stage.provider.accept(await buyer.giveCard(orderId))
}

const payAgain: Point['finish'] = ({ buyer }, orderId) => buyer.pay(orderId)

/** The order waits on its payment page, its earlier events all received. */
async function orderUntilBank({ stage, buyer }: Scene) {
  const orderId = await buyer.order()
  const challenge = await buyer.giveCard(orderId)
  const [payment] = await stage.provider.listPaymentsOf(orderId)
  await stage.provider.untilDelivered(payment!.id)
  return { orderId, challenge }
}

export const points: readonly Point[] = [
  {
    name: 'before the intent',
    victims: ['app'],
    async die({ stage, buyer }, victims) {
      const orderId = await buyer.order()
      await stage.provider.plan({ on: 'POST /v1/payment_intents', kind: 'timeout', committed: false })
      const request = unanswered(buyer.startPayment(orderId))
      await stage.provider.untilTaken()
      await stage.kill(...victims)
      await request
      return orderId
    },
    finish: payAgain,
  },
  {
    name: 'intent made but not stored',
    victims: ['app'],
    async die({ stage, buyer }, victims) {
      const orderId = await buyer.order()
      await stage.provider.plan({ on: 'POST /v1/payment_intents', kind: 'timeout' })
      const request = unanswered(buyer.startPayment(orderId))
      await stage.provider.untilPaymentOf(orderId)
      await stage.kill(...victims)
      await request
      return orderId
    },
    finish: payAgain,
  },
  {
    name: 'stored but not shown',
    victims: ['app'],
    async die({ stage, buyer }, victims) {
      const orderId = await buyer.order()
      const gate = await stage.closeGate('intent noted')
      const request = unanswered(buyer.startPayment(orderId))
      await gate.untilReached()
      await stage.kill(...victims)
      await request
      return orderId
    },
    finish: payAgain,
  },
  {
    // No event will ever say so, and the browser never comes back: reconciliation alone knows.
    name: '3-D Secure done',
    victims: ['app'],
    async die(scene, victims) {
      const { stage } = scene
      const { orderId, challenge } = await orderUntilBank(scene)
      await stage.provider.plan({ on: 'event payment_intent.succeeded', kind: 'drop' })
      await stage.provider.accept(challenge)
      await stage.kill(...victims)
      return orderId
    },
  },
  {
    name: 'event received but not stored',
    victims: ['app'],
    async die(scene, victims) {
      const { stage } = scene
      const { orderId, challenge } = await orderUntilBank(scene)
      const gate = await stage.closeGate('event stored')
      await stage.provider.accept(challenge)
      await gate.untilReached()
      await stage.kill(...victims)
      return orderId
    },
  },
  {
    name: 'event stored but not settled',
    victims: ['app'],
    async die(scene, victims) {
      const { stage } = scene
      const { orderId, challenge } = await orderUntilBank(scene)
      await stage.provider.plan({ on: 'GET /v1/payment_intents/:id', kind: 'timeout' })
      await stage.provider.accept(challenge)
      await stage.provider.untilTaken()
      await stage.kill(...victims)
      return orderId
    },
  },
  {
    name: 'while settling',
    victims: ['app'],
    async die(scene, victims) {
      const { stage, buyer } = scene
      const gate = await stage.closeGate('pass granted')
      const orderId = await buyer.order()
      await payAndLeave(scene, orderId)
      await gate.untilReached()
      await stage.kill(...victims)
      return orderId
    },
  },
  {
    name: 'settled but outbox not sent',
    victims: ['app', 'executor'],
    async die(scene, victims) {
      const { stage } = scene
      const { orderId, challenge } = await orderUntilBank(scene)
      const gate = await stage.closeGate('outbox claimed')
      await stage.provider.accept(challenge)
      await gate.untilReached()
      await stage.untilPaid(orderId, 5_000)
      await stage.kill(...victims)
      return orderId
    },
  },
  {
    name: 'mail accepted but not noted',
    victims: ['app', 'executor'],
    async die(scene, victims) {
      const { stage, buyer } = scene
      const orderId = await buyer.order()
      await stage.provider.plan({ on: 'POST /emails', kind: 'timeout' })
      await payAndLeave(scene, orderId)
      await stage.provider.untilTaken()
      await stage.untilMailed(orderId, 5_000)
      await stage.kill(...victims)
      return orderId
    },
  },
  {
    name: 'PostgreSQL while settling',
    victims: ['database'],
    async die(scene, victims) {
      const { stage, buyer } = scene
      const orderId = await buyer.order()
      const gate = await stage.closeGate('pass granted')
      await payAndLeave(scene, orderId)
      await gate.untilReached()
      await stage.kill(...victims)
      return orderId
    },
  },
]
