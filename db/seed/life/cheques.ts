import { cheques, depositSlips } from '@/db/schema/cheques'
import { computeDepositDay } from '@/lib/cheques/rules'
import { addDays, type Day, dayOf, type Instant } from '@/lib/core/time'
import { insertAll } from '../insert'
import { idOf } from '../random'
import type { World } from './world'

type Payment = World['rows']['payments'][number]
type Cheque = typeof cheques.$inferInsert

const banks = ['Banque de la Bastille', 'Crédit du Canal', 'Caisse des Lilas', 'Banque des Deux Rives']

/** The cheques of every payment by cheque: at the bank, in the drawer, to be sent again, given back ([1.D12] [1.H3]). */
export async function insertCheques(world: World): Promise<void> {
  const came = world.rows.payments.filter(
    ({ id, means, receivedAt }) => means === 'cheque' && (receivedAt || world.wrongCheques.has(id!)),
  )
  const rows = came.map((payment) => toCheque(world, payment))
  const slips = listSlips(world, rows)
  await insertAll(world.tx, depositSlips, slips)
  await insertAll(
    world.tx,
    cheques,
    rows.map((row) => ({ ...row, slipId: row.depositedAt ? slipIdOf(world, row.depositedAt) : null })),
  )
}

function toCheque(world: World, payment: Payment): Cheque {
  const { zone, structureId, today } = world
  const isWrong = world.wrongCheques.has(payment.id!)
  const createdAt = isWrong ? world.momentOf(addDays(today, -2), payment.id!) : (payment.receivedAt as Instant)
  const isDeposited = payment.status === 'succeeded' || payment.status === 'bounced'
  const receivedOn = dayOf(createdAt, zone)
  const figures = Number.parseInt(idOf(`cheque:${payment.id}`).slice(-6), 16)
  return {
    id: idOf(`cheque:${payment.id}`, createdAt),
    structureId,
    paymentId: payment.id!,
    number: String(figures % 10_000_000).padStart(7, '0'),
    bank: banks[figures % banks.length]!,
    drawer: drawerOf(world, payment.orderId),
    amountCents: isWrong ? payment.amountCents - 500 : payment.amountCents,
    datedOn: dayOf(payment.createdAt as Instant, zone),
    receivedOn,
    depositOn: computeDepositDay(payment.dueOn as Day | null, receivedOn),
    problem: isWrong ? 'wrong_amount' : null,
    depositedAt: isDeposited ? createdAt : null,
    bouncedAt: payment.status === 'bounced' ? world.momentOf(addDays(today, -1), payment.id!) : null,
    createdAt,
  }
}

function drawerOf({ rows }: World, orderId: string): string {
  const order = rows.orders.find(({ id }) => id === orderId)!
  const file = rows.clientFiles.find(({ id }) => id === order.clientFileId)!
  return `${file.firstName} ${file.lastName}`
}

const slipIdOf = ({ zone }: World, at: Instant) => idOf(`slip:${dayOf(at, zone)}`)

/** One slip a day. */
function listSlips(world: World, rows: readonly Cheque[]) {
  const byDay = new Map<Day, Cheque[]>()
  for (const row of rows) {
    if (!row.depositedAt) continue
    const day = dayOf(row.depositedAt, world.zone)
    byDay.set(day, [...(byDay.get(day) ?? []), row])
  }
  return [...byDay].map(([depositedOn, group]) => ({
    id: slipIdOf(world, group[0]!.depositedAt as Instant),
    structureId: world.structureId,
    depositedOn,
    totalCents: group.reduce((sum, { amountCents }) => sum + amountCents, 0),
    chequeCount: group.length,
    createdAt: group[0]!.depositedAt as Instant,
  }))
}
