import type { Hono } from 'hono'
import type Stripe from 'stripe'
import type { SandboxContext } from '../context'
import type { Sql, Tx } from '../store'
import { declineOf, isDeclineCode } from './cards'
import { answerChallenge, decide, makeProcessing } from './confirm'
import { closeDispute, openDispute } from './disputes'
import { emitIntent } from './events'
import { StripeFailure } from './failure'
import { nowSeconds } from './ids'
import { failRefund } from './refunds'
import { checkState } from './state'
import { type IntentRow, lockIntent, saveIntent } from './tables'

type Scope = Parameters<typeof decide>[0]
type Ask = { decline_code?: string }

/** What a person or a test may do to a payment from outside, as banks and staff do. */
const ACTIONS: Record<string, (scope: Scope, row: IntentRow, ask: Ask) => Promise<unknown>> = {
  accept: (scope, row) => answerOpen(scope, row, true),
  refuse: (scope, row) => answerOpen(scope, row, false),
  succeed: (scope, row) => decide(scope, row, null),
  fail: (scope, row, { decline_code: code = 'generic_decline' }) =>
    decide(scope, row, declineOf(isDeclineCode(code) ? code : 'generic_decline')),
  process: (scope, row) => makeProcessing(scope, row),
  dispute: openDispute,
  'win-dispute': (scope, row) => closeDispute(scope, row, 'won'),
  'lose-dispute': (scope, row) => closeDispute(scope, row, 'lost'),
  cancel,
}

async function answerOpen(scope: Scope, row: IntentRow, isAccepted: boolean): Promise<void> {
  if (!(await answerChallenge(scope, row, isAccepted)))
    throw new StripeFailure(400, `No 3-D Secure challenge is open: the payment is ${row.intent.status}.`)
}

async function cancel(scope: Scope, row: IntentRow): Promise<void> {
  checkState(row.intent, 'cancel')
  row.intent.status = 'canceled'
  row.intent.canceled_at = nowSeconds()
  row.intent.next_action = null
  delete row.hidden.challenge
  await saveIntent(scope.tx, row)
  await emitIntent(scope.tx, scope.ctx, 'canceled', row.intent, scope.origin)
}

/** A piece of a WHERE clause. */
type Filter = ReturnType<typeof fragment>
const fragment = (sql: Sql) => sql`true`

type Listed = { body: Stripe.PaymentIntent; charges: number; paid: number; refunded: number; dispute: string | null }

const listed = ({ body, charges, paid, refunded, dispute }: Listed) => ({
  id: body.id,
  status: body.status,
  amount: body.amount,
  amount_received: body.amount_received,
  currency: body.currency,
  created: body.created,
  description: body.description,
  metadata: body.metadata,
  receipt_email: body.receipt_email,
  challenge_url: body.next_action?.redirect_to_url?.url ?? null,
  last_error: body.last_payment_error?.decline_code ?? body.last_payment_error?.code ?? null,
  /** Every time a bank was asked, and how often it paid: never more than once. */
  charges,
  paid_charges: paid,
  amount_refunded: refunded,
  /** Where its cardholder contested it: 'needs_response', 'won', 'lost'. */
  dispute,
})

function mountPaymentControls(app: Hono, ctx: SandboxContext, nudge: () => void): void {
  const { sql } = ctx.store
  const select = (filter: Filter) => sql<Listed[]>`
    select body, charges::int, paid::int, refunded::int, dispute from sandbox.payment_intents i, lateral (
      select count(*) filter (where o.kind = 'charge') as charges,
        count(*) filter (where o.kind = 'charge' and (o.body->>'paid')::boolean) as paid,
        coalesce(sum((o.body->>'amount_refunded')::int) filter (where o.kind = 'charge'), 0) as refunded,
        max(o.body->>'status') filter (where o.kind = 'dispute') as dispute
      from sandbox.objects o where o.payment_intent = i.id) c
    where ${filter} order by seq desc limit 500`

  app.get('/payments', async (c) => {
    const { status, ...rest } = c.req.query()
    let filter = status ? sql`body->>'status' = ${status}` : sql`true`
    for (const [name, value] of Object.entries(rest)) filter = sql`${filter} and body->'metadata'->>${name} = ${value}`
    return c.json({ payments: (await select(filter)).map(listed) })
  })
  app.get('/payments/:id', async (c) => {
    const [row] = await select(sql`i.id = ${c.req.param('id')}`)
    return row ? c.json(listed(row)) : c.json({ error: 'No such payment' }, 404)
  })
  app.post('/payments/:id/:action', async (c) => {
    const act = ACTIONS[c.req.param('action')]
    if (!act) return c.json({ error: `Unknown action; use one of ${Object.keys(ACTIONS).join(', ')}` }, 404)
    const ask = (await c.req.json().catch(() => ({}))) as Ask
    const origin = { requestId: null, idempotencyKey: null }
    try {
      const intent = await sql.begin(async (tx: Tx) => {
        const row = await lockIntent(tx, c.req.param('id'))
        if (!row) throw new StripeFailure(404, 'No such payment')
        await act({ tx, ctx, origin }, row, ask ?? {})
        return row.intent
      })
      nudge()
      return c.json({ id: intent.id, status: intent.status })
    } catch (error) {
      if (error instanceof StripeFailure) return c.json({ error: error.message }, error.status as 400)
      throw error
    }
  })
}

type EventRow = { id: string; type: string; object_id: string; state: string; attempts: number; copies: number }

function mountEventControls(app: Hono, ctx: SandboxContext, nudge: () => void): void {
  const { sql } = ctx.store
  const columns = sql`id, seq::int, type, object_id, state, attempts, copies, created_at, next_attempt_at`
  app.get('/events', async (c) => {
    const object = c.req.query('object')
    const filter = object ? sql`object_id = ${object}` : sql`true`
    const events = await sql<EventRow[]>`
      select ${columns} from sandbox.events where ${filter} order by seq desc limit 500`
    return c.json({ events })
  })
  app.get('/events/:id', async (c) => {
    const id = c.req.param('id')
    const [event] = await sql<EventRow[]>`select ${columns}, body from sandbox.events where id = ${id}`
    if (!event) return c.json({ error: 'No such event' }, 404)
    const deliveries = await sql`
      select attempt, at, status, answer, milliseconds from sandbox.event_deliveries where event_id = ${id} order by seq`
    return c.json({ ...event, deliveries })
  })
  const send = (filter: Filter) => sql`
    update sandbox.events set state = 'pending', next_attempt_at = clock_timestamp(), copies = 1 where ${filter}`
  app.post('/events/release', async (c) => {
    const { count } = await send(sql`state = 'held'`)
    nudge()
    return c.json({ released: count })
  })
  app.post('/events/:id/redeliver', async (c) => {
    const { count } = await send(sql`id = ${c.req.param('id')}`)
    nudge()
    return count ? c.json({ redelivered: count }) : c.json({ error: 'No such event' }, 404)
  })
}

export function mountControls(app: Hono, ctx: SandboxContext, nudge: () => void): void {
  const { sql } = ctx.store
  mountPaymentControls(app, ctx, nudge)
  mountEventControls(app, ctx, nudge)
  app.post('/refunds/:id/fail', async (c) => {
    const origin = { requestId: null, idempotencyKey: null }
    const refund = await sql.begin((tx: Tx) => failRefund({ tx, ctx, origin }, c.req.param('id')))
    nudge()
    return c.json({ id: refund.id, status: refund.status })
  })
  app.get('/requests', async (c) => {
    const since = Number(c.req.query('since') ?? 0) || 0
    const requests = await sql`
      select seq::int, id, at, method, path, params, key_kind, idempotency_key, replayed, status, fault, milliseconds
      from sandbox.requests where seq > ${since} order by seq limit 1000`
    return c.json({ requests })
  })
}
