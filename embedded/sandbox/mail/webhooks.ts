import { createHmac, randomUUID } from 'node:crypto'
import type { SandboxContext } from '../context'
import type { Tx } from '../store'
import type { MailConfig } from './config'
import type { Email } from './email'

export type EventType = 'email.sent' | 'email.delivered' | 'email.bounced' | 'email.complained'

const pollMs = 1_000
const maxAttempts = 12
const timeoutMs = 10_000

const bounces = {
  bounce: { type: 'Permanent', subType: 'General', message: 'The recipient’s mail server refused the message.' },
  full: {
    type: 'Transient',
    subType: 'MailboxFull',
    message: 'The recipient’s mailbox is full (452 4.2.2 over quota).',
  },
  block: {
    type: 'Permanent',
    subType: 'OnAccountSuppressionList',
    message: 'The address is on the account’s suppression list.',
  },
} as const
/** How a mail isn't delivered. */
export type BounceKind = keyof typeof bounces
export const bounceKinds = Object.keys(bounces) as BounceKind[]

type AboutMail = Pick<Email, 'from' | 'to' | 'subject' | 'tags'>

export async function saveEvent(
  tx: Tx,
  mailId: string,
  type: EventType,
  email: AboutMail,
  bounce: BounceKind = 'bounce',
) {
  const at = new Date().toISOString()
  const data = {
    created_at: at,
    email_id: mailId,
    message_id: `<${mailId}@sandbox>`,
    from: email.from,
    to: email.to,
    subject: email.subject,
    tags: Object.fromEntries((email.tags ?? []).map(({ name, value }) => [name, value])),
    ...(type === 'email.bounced' ? { bounce: bounces[bounce] } : {}),
  }
  const body = { type, created_at: at, data }
  await tx`
    insert into sandbox.mail_events (id, mail_id, type, body)
    values (${`msg_${randomUUID()}`}, ${mailId}, ${type}, ${tx.json(body as never)})`
}

/** Svix's way of signing: id, time and body, with the base64 secret. */
export function signWebhook(secret: string, id: string, seconds: string, payload: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${payload}`).digest('base64')}`
}

async function post(config: MailConfig, id: string, payload: string): Promise<{ isAccepted: boolean; answer: string }> {
  const seconds = Math.floor(Date.now() / 1000).toString()
  try {
    const response = await fetch(config.webhookUrl, {
      method: 'POST',
      body: payload,
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Svix-Webhooks/1.0',
        'svix-id': id,
        'svix-timestamp': seconds,
        'svix-signature': signWebhook(config.webhookSecret, id, seconds, payload),
      },
      signal: AbortSignal.timeout(timeoutMs),
    })
    return { isAccepted: response.ok, answer: `${response.status} ${(await response.text()).slice(0, 500)}` }
  } catch (error) {
    return { isAccepted: false, answer: String((error as Error).cause ?? error) }
  }
}

type Due = { id: string; type: string; body: unknown; attempts: number }

/** Sends stored events until the application accepts them, later each time. */
export function startWebhooks(
  ctx: SandboxContext,
  config: MailConfig,
): { nudge: () => void; stop: () => Promise<void> } {
  const { sql } = ctx.store
  let running: Promise<void> | null = null
  let isAskedAgain = false
  let isStopped = false

  const deliver = async (event: Due) => {
    const fault = await ctx.faults.take(`mail event ${event.type}`)
    const copies = fault?.kind === 'drop' ? 0 : fault?.kind === 'duplicate' ? 2 : 1
    let result = { isAccepted: true, answer: 'lost on purpose' }
    for (let copy = 0; copy < copies; copy++) result = await post(config, event.id, JSON.stringify(event.body))
    const state = result.isAccepted ? 'delivered' : event.attempts + 1 >= maxAttempts ? 'failed' : 'pending'
    await sql`
      update sandbox.mail_events set state = ${state}, attempts = attempts + 1, last_answer = ${result.answer},
        next_attempt_at = clock_timestamp() + ${2 ** event.attempts} * interval '1 second'
      where id = ${event.id}`
  }

  const pass = async () => {
    do {
      isAskedAgain = false
      const due = await sql<Due[]>`
        select id, type, body, attempts from sandbox.mail_events
        where state = 'pending' and next_attempt_at <= clock_timestamp() order by seq limit 20`
      for (const event of due) if (!isStopped) await deliver(event)
      if (due.length === 20) isAskedAgain = true
    } while (isAskedAgain && !isStopped)
  }

  const nudge = () => {
    isAskedAgain = true
    if (running || isStopped) return
    running = pass()
      .catch((error: Error) => {
        if (!isStopped) console.error('sandbox: mail events', error.message)
      })
      .then(() => {
        running = null
      })
  }
  const timer = setInterval(nudge, pollMs)
  const stop = async () => {
    isStopped = true
    clearInterval(timer)
    await running
  }
  return { nudge, stop }
}
