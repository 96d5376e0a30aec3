import { setTimeout as sleep } from 'node:timers/promises'
import { Buyer } from './buyer'
import type { Stage } from './stage'
import { excerpt, type Visitor } from './visitor'
import { waitFor } from './wait'

const deeds = ['ordered', 'paid', 'booked', 'cancelled'] as const
type Deed = (typeof deeds)[number]
/** What the server said it had done: ids of orders and bookings. */
export type Acknowledged = Record<Deed, string[]>
/** Called each time somebody is told that something was done. */
type Note = (deed: Deed, id: string) => void

export type Load = {
  acknowledged: Acknowledged
  /** Until each person has been told since then that something was done; else who wasn't, and why. */
  untilAllServed: (since: number, withinMs: number) => Promise<void>
  stop: () => Promise<void>
}

const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(Math.random() * items.length)]

/** Orders a lesson and pays it; each answer that says so counts. */
async function buyOne(stage: Stage, visitor: Visitor, note: Note): Promise<void> {
  const buyer = new Buyer(stage, visitor)
  const orderId = await buyer.order()
  note('ordered', orderId)
  const thanks = await buyer.pay(orderId)
  if (thanks.status === 200 && /Merci, votre paiement est accepté/.test(thanks.html)) note('paid', orderId)
}

const linksTo = (html: string, path: RegExp): string[] =>
  [...html.matchAll(/href="([^"]+)"/g)]
    .map(([, href]) => href!.replaceAll('&amp;', '&'))
    .filter((href) => path.test(href))

/** Cancels a lesson to come: the credit is there for the next time. */
async function cancelOne(visitor: Visitor, path: string, note: Note): Promise<void> {
  const bookingId = path.split('/').at(-1)!
  const gone = await visitor.submit(await visitor.open(path), 'name="bookingId"')
  if (gone.url.includes(`annule=${bookingId}`)) note('cancelled', bookingId)
}

const cancelling = '/atelier/mon-compte/suivi/annuler/'

/** Books a free slot of the teacher's coming weeks, then cancels it, or another whose answer was lost. */
async function bookOne(visitor: Visitor, week: string, note: Note): Promise<void> {
  const grid = await visitor.open(week)
  const slot = pick(linksTo(grid.html, /\/confirmer\?horaire=/))
  if (!slot) throw new Error(`no free slot on ${week}`)
  const confirmation = await visitor.open(slot)
  if (confirmation.html.includes('name="startsAt"')) {
    const done = await visitor.submit(confirmation, 'name="startsAt"')
    const [, bookingId] = /[?&]reserve=([0-9a-f-]{36})/.exec(done.url) ?? []
    if (!bookingId) return
    note('booked', bookingId)
    return cancelOne(visitor, cancelling + bookingId, note)
  }
  const follow = await visitor.open('/atelier/mon-compte/suivi')
  const forgotten = pick(linksTo(follow.html, new RegExp(cancelling)))
  if (!forgotten) throw new Error(`nothing to book nor to cancel on ${confirmation.url}: ${excerpt(confirmation)}`)
  await cancelOne(visitor, forgotten, note)
}

/** The week grid, a fortnight from now, of a pass that has lessons left. */
async function findWeek(stage: Stage, email: string): Promise<string> {
  const [row] = await stage.sql<{ pass_id: string; teacher_id: string; monday: string }[]>`
    select p.id as pass_id, t.teacher_id, (date_trunc('week', now()) + interval '14 days')::date::text as monday
    from passes p join client_files f on f.id = p.client_file_id join accounts a on a.id = f.account_id
      join offer_teachers t on t.offer_id = p.offer_id
    where a.email = ${email} and p.valid_until > now() + interval '21 days'
      and (select sum(amount) from pass_entries e where e.pass_id = p.id) > 0
    order by t.teacher_id limit 1`
  if (!row) throw new Error(`${email} has no lesson left to book`)
  return `/atelier/mon-compte/reserver/${row.pass_id}/${row.teacher_id}?semaine=${row.monday}`
}

/** People who buy and book without end, each one thing after the other; whatever fails is tried again. */
export async function startLoad(stage: Stage, shoppers: string[], bookers: string[]): Promise<Load> {
  const acknowledged: Acknowledged = { ordered: [], paid: [], booked: [], cancelled: [] }
  const lastSuccess = new Map<string, number>()
  const lastError = new Map<string, string>()
  let isStopped = false
  const repeat = async (email: string, work: (note: Note) => Promise<void>) => {
    const note: Note = (deed, id) => {
      acknowledged[deed].push(id)
      lastSuccess.set(email, performance.now())
    }
    while (!isStopped)
      await work(note).catch((error: unknown) => {
        lastError.set(email, String(error))
        return sleep(50)
      })
  }
  const people: (() => Promise<void>)[] = []
  for (const email of shoppers) {
    const visitor = await stage.logIn(email)
    people.push(() => repeat(email, (note) => buyOne(stage, visitor, note)))
  }
  for (const email of bookers) {
    const visitor = await stage.logIn(email)
    const week = await findWeek(stage, email)
    people.push(() => repeat(email, (note) => bookOne(visitor, week, note)))
  }
  for (const email of [...shoppers, ...bookers]) lastSuccess.set(email, 0)
  const all = Promise.all(people.map((begin) => begin()))
  return {
    acknowledged,
    async untilAllServed(since, withinMs) {
      const waiting = () => [...lastSuccess].filter(([, at]) => at <= since).map(([email]) => email)
      await waitFor('everybody', async () => waiting().length === 0, { withinMs }).catch(() => {
        throw new Error(
          waiting()
            .map((email) => `${email}: ${lastError.get(email)}`)
            .join('\n'),
        )
      })
    },
    async stop() {
      isStopped = true
      await all
    },
  }
}

/** What was acknowledged and isn't there: by deed, the ids. */
export async function findLost(stage: Stage, said: Acknowledged): Promise<Record<string, string[]>> {
  const lookUps = {
    ordered: stage.sql<{ id: string }[]>`select id from orders`,
    paid: stage.sql<{ id: string }[]>`select id from orders where status = 'paid'`,
    booked: stage.sql<{ id: string }[]>`select id from bookings`,
    cancelled: stage.sql<{ id: string }[]>`select id from bookings where status = 'cancelled'`,
  }
  const lost: Record<string, string[]> = {}
  for (const deed of deeds) {
    const kept = new Set((await lookUps[deed]).map(({ id }) => id))
    const gone = said[deed].filter((id) => !kept.has(id))
    if (gone.length > 0) lost[deed] = gone
  }
  return lost
}
