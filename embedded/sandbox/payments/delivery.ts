import { createHmac } from 'node:crypto'
import type { SandboxContext } from '../context'
import { nowSeconds } from './ids'

const GIVE_UP_AFTER = '72 hours'
const LONGEST_DELAY_MS = 3_600_000
const AT_ONCE = 32
const IDLE_MS = 5_000

type Due = { id: string; seq: string; body: unknown; copies: number; attempts: number }
type Answer = { status: number | null; answer: string; milliseconds: number }

export function signatureHeader(payload: string, secrets: string[], at = nowSeconds()): string {
  const signatures = secrets.map((secret) => {
    const digest = createHmac('sha256', secret).update(`${at}.${payload}`).digest('hex')
    return `v1=${digest}`
  })
  return [`t=${at}`, ...signatures].join(',')
}

async function post(ctx: SandboxContext, payload: string, stopped: AbortSignal): Promise<Answer> {
  const { webhookUrl, webhookSecrets, webhookTimeoutMs } = ctx.config.payments
  const begun = performance.now()
  const done = (status: number | null, answer: string): Answer => ({
    status,
    answer: answer.slice(0, 2_000),
    milliseconds: Math.round(performance.now() - begun),
  })
  try {
    const response = await fetch(webhookUrl, {
      method: 'POST',
      body: payload,
      redirect: 'manual',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
        'stripe-signature': signatureHeader(payload, webhookSecrets),
      },
      signal: AbortSignal.any([stopped, AbortSignal.timeout(webhookTimeoutMs)]),
    })
    return done(response.status, await response.text())
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    return done(null, String(cause))
  }
}

const isAccepted = (answer: Answer) => answer.status !== null && answer.status >= 200 && answer.status < 300

/**
 * Sends stored events until the endpoint accepts them, later each time. What is being sent is marked with a lease, so
 * that a kill of this process delays an event and never loses it.
 */
export function startDelivery(ctx: SandboxContext): { nudge: () => void; stop: () => Promise<void> } {
  const { sql } = ctx.store
  let timer: NodeJS.Timeout | undefined
  let isStopped = false
  const stopping = new AbortController()
  let running: Promise<void> = Promise.resolve()
  let isAgain = false
  let isBusy = false
  const inFlight = new Set<Promise<void>>()

  const claim = (room: number) => sql<Due[]>`
    update sandbox.events set state = 'sending', attempts = attempts + 1,
      next_attempt_at = clock_timestamp() + ${ctx.config.payments.webhookTimeoutMs + 10_000} * interval '1 millisecond'
    where id in (
      select id from sandbox.events
      where state in ('pending', 'behind', 'sending') and next_attempt_at <= clock_timestamp()
      order by seq limit ${room} for update skip locked)
    returning id, seq, body, copies, attempts`

  async function deliver(event: Due): Promise<void> {
    const payload = JSON.stringify(event.body, null, 2)
    const answers = await Promise.all(Array.from({ length: event.copies }, () => post(ctx, payload, stopping.signal)))
    for (const { status, answer, milliseconds } of answers) {
      await sql`
        insert into sandbox.event_deliveries (event_id, attempt, status, answer, milliseconds)
        values (${event.id}, ${event.attempts}, ${status}, ${answer}, ${milliseconds})`
    }
    const delay = Math.min(ctx.config.payments.retryBaseMs * 2 ** (event.attempts - 1), LONGEST_DELAY_MS)
    if (answers.every(isAccepted)) {
      await sql`update sandbox.events set state = 'delivered' where id = ${event.id}`
    } else {
      await sql`
        update sandbox.events set next_attempt_at = clock_timestamp() + ${delay} * interval '1 millisecond',
          state = case when created_at < clock_timestamp() - ${GIVE_UP_AFTER}::interval then 'failed' else 'pending' end
        where id = ${event.id}`
    }
    await sql`
      update sandbox.events set state = 'pending', next_attempt_at = clock_timestamp()
      where state = 'behind' and seq < ${event.seq}`
  }

  async function pass(): Promise<void> {
    const due = inFlight.size < AT_ONCE ? await claim(AT_ONCE - inFlight.size) : []
    for (const event of due.sort((a, b) => Number(a.seq) - Number(b.seq))) {
      const sending = deliver(event)
        .catch((error) => isStopped || console.error('sandbox: delivery', error))
        .then(() => {
          inFlight.delete(sending)
          nudge()
        })
      inFlight.add(sending)
    }
    const [next] = await sql<{ wait: number | null }[]>`
      select extract(epoch from min(next_attempt_at) - clock_timestamp())::float8 * 1000 as wait from sandbox.events
      where state in ('pending', 'behind', 'sending')`
    const wait = inFlight.size >= AT_ONCE ? IDLE_MS : (next?.wait ?? IDLE_MS)
    clearTimeout(timer)
    if (!isStopped) timer = setTimeout(nudge, Math.min(Math.max(wait, 5), IDLE_MS))
  }

  function nudge(): void {
    if (isStopped) return
    if (isBusy) {
      isAgain = true
      return
    }
    isBusy = true
    running = pass()
      .catch((error) => {
        if (!isStopped) console.error('sandbox: events', error)
        timer = setTimeout(nudge, 1_000)
      })
      .then(() => {
        isBusy = false
        if (isAgain) {
          isAgain = false
          nudge()
        }
      })
  }

  // This is the only process that sends: what was being sent when it died is due at once.
  void sql`update sandbox.events set state = 'pending', next_attempt_at = clock_timestamp() where state = 'sending'`
    .then(nudge)
    .catch((error) => console.error('sandbox: events', error))

  const stop = async () => {
    isStopped = true
    clearTimeout(timer)
    stopping.abort()
    await running
    await Promise.allSettled(inFlight)
  }
  return { nudge, stop }
}
