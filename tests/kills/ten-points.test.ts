import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Buyer } from './support/buyer'
import { points } from './support/points'
import { Stage } from './support/stage'

/** Within which what was charged is credited, from the moment everything runs again ([6.R1]). */
const settledWithinMs = 60_000
const isLong = process.env.DIAPASON_LONG === '1'
/** 500 deaths behind `npm run test:long`. */
const rounds = isLong ? 50 : 1

let stage: Stage
let buyer: Buyer
let begun: Date
const orders: string[] = []
const figures: { point: string; settledMs: number; mailedMs: number }[] = []

beforeAll(async () => {
  stage = await Stage.open()
  begun = new Date()
  buyer = new Buyer(stage, await stage.logIn('mehdi.benali@exemple.example'))
})

afterAll(async () => {
  await stage?.close()
  for (const { point, settledMs, mailedMs } of figures)
    console.info(`${point.padEnd(30)} settled after ${settledMs} ms, mailed after ${mailedMs} ms`)
})

/** How often the card was charged, the order credited and its mail sent. */
async function countEverything(orderId: string) {
  const payments = await stage.provider.listPaymentsOf(orderId)
  const [granted] = await stage.sql<{ passes: number; credits: number }[]>`
    select count(distinct p.id)::int as passes, coalesce(sum(e.amount), 0)::int as credits
    from order_lines l join passes p on p.order_line_id = l.id join pass_entries e on e.pass_id = p.id
    where l.order_id = ${orderId}`
  return {
    charges: payments.reduce((sum, payment) => sum + payment.paid_charges, 0),
    ...granted!,
    mails: (await stage.listMails(orderId)).length,
  }
}

describe.each(Array.from({ length: rounds }, (_, round) => round + 1))('round %i', () => {
  test.each(points)('[6.R1] kill -9 $name: charged once, credited once, mailed once', async (point) => {
    const scene = { stage, buyer }
    const orderId = await point.die(scene, point.victims)
    await stage.restart()
    if (point.finish) expect(await countEverything(orderId)).toEqual({ charges: 0, passes: 0, credits: 0, mails: 0 })
    const from = performance.now()
    const elapsed = () => Math.round(performance.now() - from)
    await point.finish?.(scene, orderId)
    await stage.untilPaid(orderId, settledWithinMs)
    const settledMs = elapsed()
    await stage.untilMailed(orderId, settledWithinMs)
    figures.push({ point: point.name, settledMs, mailedMs: elapsed() })
    orders.push(orderId)
    expect(await countEverything(orderId)).toEqual({ charges: 1, passes: 1, credits: 1, mails: 1 })
  })
})

test('[6.R1] once all is quiet: nothing charged and not credited, credited and not charged, or twice', async () => {
  await stage.untilQuiet()
  for (const orderId of orders)
    expect(await countEverything(orderId)).toEqual({ charges: 1, passes: 1, credits: 1, mails: 1 })
  const charged = (await stage.provider.listPayments('?status=succeeded')).map(({ metadata }) => metadata.order!)
  const credited = await stage.sql<{ id: string }[]>`
    select id from orders where status = 'paid' and means = 'card' and ordered_at >= ${begun}`
  expect(charged.sort()).toEqual(credited.map(({ id }) => id).sort())
  expect(await stage.findBrokenInvariants()).toEqual([])
})
