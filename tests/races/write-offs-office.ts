import { and, eq } from 'drizzle-orm'
import type postgres from 'postgres'
import { db } from '@/db/client'
import { payments } from '@/db/schema/payments'
import { withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse, unwrap } from '@/lib/core/outcome'
import { decideWriteOff } from '@/lib/write-offs/commands/decide'
import { proposeWriteOff } from '@/lib/write-offs/commands/propose'
import { makeDebtor } from '../factories/debtor'
import { makeStaff } from '../factories/staff'

/** A barrier between what a decision reads and what it writes: everybody has read before the first one writes. */
export async function slowDecisions(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(`
    create function slow_decision() returns trigger language plpgsql as $$ begin perform pg_sleep(0.3); return new; end $$;
    create trigger write_offs_slow before update on write_offs for each row execute function slow_decision();
    create trigger payments_slow before update on payments for each row when (new.status = 'succeeded') execute function slow_decision();`)
}

/** Locks that lock nothing. */
export async function dropGuards(sql: postgres.Sql): Promise<void> {
  await sql.unsafe(
    'create or replace function app_lock(keys bigint[]) returns timestamptz language sql as $$ select app_now() $$',
  )
}

async function makeProposal() {
  const debtor = await makeDebtor()
  const id = unwrap(await proposeWriteOff(debtor.actor, { orderId: debtor.order.id, reason: 'Parti sans adresse' }))
  const others = await Promise.all([0, 1].map(() => makeStaff(db(), debtor.structure)))
  return { debtor, id, others: others.map(({ actor }) => actor) }
}

/** Two people confirm one proposal at the same moment. */
export async function confirmAtOnce() {
  const { id, others } = await makeProposal()
  return Promise.all(others.map((actor) => decideWriteOff(actor, { id, decision: 'confirm' })))
}

/** The money comes while it is being given up, as the desk notes it: under the order's lock, if the amount is still due. */
function receive(orderId: string): Promise<Outcome<null, 'not_due' | 'busy'>> {
  return withLocks([`order:${orderId}`], async (tx, now): Promise<Outcome<null, 'not_due' | 'busy'>> => {
    const isDue = and(eq(payments.orderId, orderId), eq(payments.status, 'expected'))
    if ((await tx.$count(payments, isDue)) === 0) return refuse('not_due')
    await tx.update(payments).set({ status: 'succeeded', receivedAt: now }).where(eq(payments.orderId, orderId))
    return accept(null)
  })
}

/** One person confirms while the client pays: which of both happened, and how the amount stands. */
export async function confirmAndPay() {
  const { debtor, id, others } = await makeProposal()
  const [given, paid] = await Promise.all([
    decideWriteOff(others[0]!, { id, decision: 'confirm' }),
    receive(debtor.order.id),
  ])
  const [payment] = await db().select().from(payments).where(eq(payments.orderId, debtor.order.id))
  return { isGivenUp: given.ok, isPaid: paid.ok, status: payment!.status }
}
