import { setTimeout as sleep } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context, Hono } from 'hono'
import { z } from 'zod'
import type { SandboxContext } from '../context'
import type { Fault } from '../faults'
import type { MailConfig } from './config'
import { type Email, emailSchema } from './email'
import { findKey, findMail, type Keyed, saveKey, saveMail } from './storage'
import type { Mail } from './tables'
import { type BounceKind, bounceKinds, type EventType, saveEvent } from './webhooks'

/** A call that never gets an answer is let go after this long. */
const silenceMs = 120_000
const maxKeyLength = 256

class Refusal extends Error {
  constructor(
    readonly status: 400 | 401 | 403 | 404 | 409 | 422 | 429 | 500,
    readonly code: string,
    message: string,
    readonly retryAfter?: number,
  ) {
    super(message)
  }
}

const batchSchema = z.array(emailSchema).min(1).max(100)

type Send = { c: Context; ctx: SandboxContext; config: MailConfig; nudge: () => void; isBatch: boolean }

function checkKey(c: Context, config: MailConfig): void {
  const key = c.req.header('authorization')?.replace(/^Bearer /, '')
  if (!key) throw new Refusal(401, 'missing_api_key', 'Missing API Key')
  if (key !== config.apiKey) throw new Refusal(403, 'invalid_api_key', 'API key is invalid')
}

async function readEmails({ c, isBatch }: Send): Promise<Email[]> {
  const body: unknown = await c.req.json().catch(() => null)
  const parsed = isBatch ? batchSchema.safeParse(body) : emailSchema.safeParse(body)
  if (parsed.success) return Array.isArray(parsed.data) ? parsed.data : [parsed.data]
  const [issue] = parsed.error.issues
  throw new Refusal(422, 'validation_error', `Invalid \`${issue!.path.join('.') || 'email'}\` field. ${issue!.message}`)
}

const bounceOf = (fault: Fault | null): BounceKind | undefined => bounceKinds.find((kind) => kind === fault?.kind)
const stateOf = (fault: Fault | null): Mail['state'] =>
  bounceOf(fault) ? 'bounced' : fault?.kind === 'complain' ? 'complained' : 'delivered'

const eventsOf: Record<Mail['state'], EventType[]> = {
  sent: ['email.sent'],
  delivered: ['email.sent', 'email.delivered'],
  bounced: ['email.sent', 'email.bounced'],
  complained: ['email.sent', 'email.delivered', 'email.complained'],
}

/** Accepts the mails, once for an idempotency key: whoever asks again gets the first answer. */
async function accept({ c, ctx, isBatch }: Send, emails: Email[], fault: Fault | null): Promise<Keyed> {
  const key = c.req.header('idempotency-key')
  if (key && key.length > maxKeyLength)
    throw new Refusal(400, 'invalid_idempotency_key', 'The key must be between 1-256 chars.')
  return ctx.store.sql.begin(async (tx): Promise<Keyed> => {
    const found = key ? await findKey(tx, key, emails) : { kind: 'new' as const }
    if (found.kind === 'same') return found.answer
    if (found.kind === 'different') {
      throw new Refusal(
        409,
        'invalid_idempotent_request',
        'Same idempotency key used with a different request payload.',
      )
    }
    const state = stateOf(fault)
    const ids: { id: string }[] = []
    for (const email of emails) {
      const { id } = await saveMail(tx, email, state)
      for (const type of eventsOf[state]) await saveEvent(tx, id, type, email, bounceOf(fault))
      ids.push({ id })
    }
    const answer = isBatch ? { data: ids } : ids[0]!
    if (key) await saveKey(tx, key, emails, answer)
    return answer
  }) as Promise<Keyed>
}

/** Ends the connection without a word, at once or when the caller has given up. */
async function fallSilent(c: Context, isAtOnce: boolean): Promise<Response> {
  const { outgoing } = c.env as HttpBindings
  if (!isAtOnce) {
    const gone = new Promise((resolve) => outgoing.once('close', resolve))
    await Promise.race([gone, sleep(silenceMs, undefined, { ref: false })])
  }
  outgoing.destroy()
  return RESPONSE_ALREADY_SENT
}

const outage = () => new Refusal(500, 'internal_server_error', 'An unexpected error occurred (a planned fault).')

async function send(call: Send): Promise<Response> {
  const { c, ctx, config, nudge } = call
  checkKey(c, config)
  const emails = await readEmails(call)
  const fault = await ctx.faults.take(`POST ${c.req.path}`)
  if (fault?.kind === 'rate_limit_429') {
    const seconds = Math.ceil((fault.value ?? 1_000) / 1_000)
    throw new Refusal(429, 'rate_limit_exceeded', 'Too many requests. Please wait and try again.', seconds)
  }
  if (fault?.kind === 'error_500' && !fault.committed) throw outage()
  if (fault?.kind === 'delay_ms') await sleep(fault.value ?? 1_000)
  if (fault?.kind === 'timeout' && fault.committed === false) return fallSilent(c, false)
  const answer = await accept(call, emails, fault)
  nudge()
  if (fault?.kind === 'error_500') throw outage()
  if (fault?.kind === 'answer_lost') return fallSilent(c, true)
  if (fault?.kind === 'timeout') return fallSilent(c, false)
  return c.json(answer, 200)
}

function refuse(c: Context, error: unknown): Response {
  const refusal = error instanceof Refusal ? error : null
  if (!refusal) console.error('sandbox:', c.req.method, c.req.path, error)
  const { status, code, message, retryAfter } = refusal ?? outage()
  if (retryAfter) c.header('retry-after', String(retryAfter))
  return c.json({ statusCode: status, name: code, message }, status)
}

/** The part of Resend's API that the product uses. */
export function mountMailApi(app: Hono, ctx: SandboxContext, config: MailConfig, nudge: () => void): void {
  const guarded = (work: (c: Context) => Promise<Response>) => (c: Context) =>
    work(c).catch((error: unknown) => refuse(c, error))
  app.post(
    '/emails',
    guarded((c) => send({ c, ctx, config, nudge, isBatch: false })),
  )
  app.post(
    '/emails/batch',
    guarded((c) => send({ c, ctx, config, nudge, isBatch: true })),
  )
  app.get(
    '/emails/:id',
    guarded(async (c) => {
      checkKey(c, config)
      const mail = await findMail(ctx.store.sql, c.req.param('id') ?? '')
      if (!mail) throw new Refusal(404, 'not_found', 'Email not found')
      const { id, from, to, cc, bcc, replyTo, subject, html, text, state, createdAt } = mail
      return c.json({
        object: 'email',
        id,
        from,
        to,
        cc,
        bcc,
        reply_to: replyTo,
        subject,
        html,
        text,
        last_event: state,
        created_at: createdAt,
        scheduled_at: null,
      })
    }),
  )
}
