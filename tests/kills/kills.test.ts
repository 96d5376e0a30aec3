import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Buyer } from './support/buyer'
import { findLost, type Load, startLoad } from './support/outage'
import { countCharges, momentsOfCharge, reachSecondPart, untilPartPaid } from './support/parts'
import { points } from './support/points'
import { Stage } from './support/stage'
import { waitFor } from './support/wait'

/** Within which what was charged is credited, from the moment everything runs again ([6.R1]). */
const settledWithinMs = 60_000
const once = { charges: 1, passes: 1, credits: 1, mails: 1 }
const never = { charges: 0, passes: 0, credits: 0, mails: 0 }
const isLong = process.env.DIAPASON_LONG === '1'
/** Each round is one death at each of the ten points: 500 of them, and 100 of PostgreSQL, behind `npm run test:long`. */
const rounds = Number(process.env.DIAPASON_KILL_ROUNDS ?? (isLong ? 50 : 1))
const outages = rounds === 1 ? 3 : rounds * 2

let stage: Stage
let buyer: Buyer
let begun: Date
const orders: string[] = []
/** What a person wants to know afterwards, a line each; in milliseconds. */
const figures: ({ what: string } & Record<string, string | number>)[] = []

beforeAll(async () => {
  stage = await Stage.open()
  begun = new Date()
  buyer = new Buyer(stage, await stage.logIn('mehdi.benali@exemple.example'))
})

afterAll(async () => {
  await stage?.close()
  for (const { what, ...measured } of figures) console.info(what.padEnd(30), JSON.stringify(measured))
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

describe.each(Array.from({ length: rounds }, (_, round) => round + 1))('round %i', (round) => {
  test.each(points)('[6.R1] kill -9 $name: charged once, credited once, mailed once', async (point) => {
    const scene = { stage, buyer }
    // Every second time the job runner dies with it.
    const victims = round % 2 === 0 ? [...new Set([...point.victims, 'executor' as const])] : point.victims
    const orderId = await point.die(scene, victims)
    await stage.restart()
    if (point.finish) expect(await countEverything(orderId)).toEqual(never)
    const from = performance.now()
    const elapsed = () => Math.round(performance.now() - from)
    await point.finish?.(scene, orderId)
    await stage.untilPaid(orderId, settledWithinMs)
    const settledMs = elapsed()
    await stage.untilMailed(orderId, settledWithinMs)
    figures.push({ what: point.name, settledMs, mailedMs: elapsed() })
    orders.push(orderId)
    expect(await countEverything(orderId)).toEqual(once)
  })
})

test.each(isLong ? Object.keys(momentsOfCharge) : ['charged, the answer lost'])(
  '[1.D11] [6.R1] kill -9 with a next part %s: its card is charged once',
  async (moment) => {
    const { partId } = await reachSecondPart({ stage, buyer })
    await momentsOfCharge[moment]!(stage, partId)
    await stage.kill('app')
    await stage.restart()
    await stage.runTheHour()
    await untilPartPaid(stage, partId, settledWithinMs)
    expect(await countCharges(stage, partId)).toBe(1)
  },
)

describe('[6.R2] PostgreSQL killed under checkouts and bookings', () => {
  /** Within which whoever clicks is served again, from the database's return. */
  const healedWithinMs = 10_000
  let load: Load

  beforeAll(async () => {
    load = await startLoad(
      stage,
      ['paul.chevalier@exemple.example'],
      ['claire.vasseur@exemple.example', 'sophie.lambert@exemple.example'],
    )
  })

  test.each(Array.from({ length: outages }, (_, death) => death + 1))(
    'death %i: an event meanwhile is answered with an error and comes back; everybody is served again',
    async (death) => {
      const orderId = await buyer.order()
      const challenge = await buyer.giveCard(orderId)
      await stage.kill('database')
      await stage.provider.accept(challenge)
      const event = await stage.provider.untilEvent(orderId, 'payment_intent.succeeded')
      await waitFor('an answer', async () => (await stage.provider.listAnswers(event.id)).length > 0)
      expect(await stage.provider.listAnswers(event.id)).not.toContain(200)
      // Now and then long enough for every connection to have tried in vain many times.
      await sleep(death % 10 === 0 ? 15_000 : death % 3 === 0 ? 2_000 : 300)
      await stage.restart()
      const from = performance.now()
      await load.untilAllServed(from, healedWithinMs)
      const healedMs = Math.round(performance.now() - from)
      await stage.untilPaid(orderId, settledWithinMs)
      await waitFor('the event accepted', async () => (await stage.provider.listAnswers(event.id)).includes(200), {
        withinMs: settledWithinMs,
      })
      figures.push({ what: `PostgreSQL killed, ${death}`, healedMs })
      orders.push(orderId)
    },
  )

  test('no acknowledged write is lost', async () => {
    await load.stop()
    expect(await findLost(stage, load.acknowledged)).toEqual({})
    const { ordered, paid, booked, cancelled } = load.acknowledged
    for (const ids of [ordered, paid, booked, cancelled]) expect(ids.length).toBeGreaterThan(0)
    figures.push({
      what: 'acknowledged meanwhile',
      ordered: ordered.length,
      paid: paid.length,
      booked: booked.length,
      cancelled: cancelled.length,
    })
  })
})

test('[6.R1] once all is quiet: nothing charged and not credited, credited and not charged, or twice', async () => {
  await stage.untilQuiet()
  for (const orderId of orders) expect(await countEverything(orderId)).toEqual(once)
  const credited = await stage.sql<{ id: string; parts: number }[]>`
    select o.id, count(*)::int as parts from orders o join payments p on p.order_id = o.id and p.status = 'succeeded'
    where o.status = 'paid' and o.means = 'card' and o.ordered_at >= ${begun} group by o.id`
  for (const { id, parts } of credited) expect((await countEverything(id)).charges).toBe(parts)
  const charged = (await stage.provider.listPayments('?status=succeeded')).map(({ metadata }) => metadata.order!)
  expect(new Set(credited.map(({ id }) => id))).toEqual(new Set([...credited.map(({ id }) => id), ...charged]))
  expect(await stage.findBrokenInvariants()).toEqual([])
})
