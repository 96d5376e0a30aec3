import { setTimeout as sleep } from 'node:timers/promises'
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context, Hono } from 'hono'
import type { SandboxContext } from '../context'
import type { Fault } from '../faults'
import type { Answer, Call, Endpoint } from './call'
import { API_VERSION } from './events'
import { invalid, StripeFailure } from './failure'
import { asText, type Params, parseForm, redact } from './form'
import { findSaved, type Keyed, saveAnswer } from './idempotency'
import { newId } from './ids'

type KeyKind = 'secret' | 'publishable'
type Outcome = Answer & { text?: string; isReplayed: boolean; originalRequest?: string }
type Request = {
  c: Context
  endpoint: Endpoint
  params: Params
  requestId: string
  idempotencyKey: string | null
  fault: Fault | null
}

/** A call that never gets an answer is let go after this long. */
const SILENCE_MS = 120_000
const OUTAGE = 'An unknown error occurred on the payment sandbox (a planned fault).'

function readKey(c: Context, params: Params): string {
  const header = c.req.header('authorization') ?? ''
  if (/^bearer /i.test(header)) return header.slice(7).trim()
  if (/^basic /i.test(header)) return Buffer.from(header.slice(6), 'base64').toString().split(':')[0] ?? ''
  return asText(params.key) ?? ''
}

function checkKey(ctx: SandboxContext, key: string, endpoint: Endpoint): KeyKind {
  const { secretKey, publishableKey } = ctx.config.payments
  if (!key)
    throw new StripeFailure(
      401,
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    )
  if (key === secretKey) return 'secret'
  if (key !== publishableKey)
    throw new StripeFailure(401, `Invalid API Key provided: ${key.slice(0, 7)}${'*'.repeat(12)}`, {
      code: 'api_key_invalid' as never,
    })
  if (!endpoint.isPublic)
    throw new StripeFailure(
      403,
      'This API call cannot be made with a publishable API key. Please use a secret API key.',
      { code: 'secret_key_required' },
    )
  return 'publishable'
}

function checkNames({ params, allowed }: { params: Params; allowed: readonly string[] }): void {
  const unknown = Object.keys(params).find((name) => !allowed.includes(name) && name !== 'key')
  if (unknown) throw invalid(`Received unknown parameter: ${unknown}`, unknown, 'parameter_unknown')
}

const failed = (error: unknown): Answer | null =>
  error instanceof StripeFailure ? { status: error.status, body: error.body } : null

/** Runs the endpoint in a savepoint: a refused call leaves nothing behind but its saved answer. */
async function execute(call: Call, request: Request): Promise<{ answer: Answer; isSaved: boolean }> {
  const { endpoint, fault } = request
  const planned: Answer = { status: 500, body: { error: { message: OUTAGE, type: 'api_error' } } }
  if (fault?.kind === 'error_500' && !fault.committed) return { answer: planned, isSaved: true }
  try {
    checkNames({ params: call.params, allowed: endpoint.params })
    const answer = await call.tx.savepoint((tx) => endpoint.run({ ...call, tx }))
    return { answer: fault?.kind === 'error_500' ? planned : answer, isSaved: true }
  } catch (error) {
    const answer = failed(error)
    if (!answer) throw error
    return { answer, isSaved: error instanceof StripeFailure && (error.isSaved || error.status === 402) }
  }
}

async function handle(ctx: SandboxContext, request: Request, keyKind: KeyKind): Promise<Outcome> {
  const { c, endpoint, params, requestId, idempotencyKey } = request
  return ctx.store.sql.begin(async (tx) => {
    const keyed: Keyed | null = idempotencyKey
      ? { key: idempotencyKey, endpoint, path: c.req.path, params, requestId }
      : null
    const saved = keyed ? await findSaved(tx, keyed) : null
    if (saved)
      return { status: saved.status, body: null, text: saved.body, isReplayed: true, originalRequest: saved.requestId }
    if (request.fault?.kind === 'delay_ms') await sleep(request.fault.value ?? 1_000)
    const call: Call = { tx, ctx, params, id: c.req.param('id') ?? '', keyKind, requestId, idempotencyKey }
    const { answer, isSaved } = await execute(call, request)
    if (keyed && isSaved) await saveAnswer(tx, keyed, answer)
    return { ...answer, isReplayed: false, originalRequest: requestId }
  }) as Promise<Outcome>
}

function respond(request: Request, outcome: Outcome): Response {
  const { requestId, idempotencyKey } = request
  const headers = new Headers({
    'content-type': 'application/json',
    'request-id': requestId,
    'stripe-version': API_VERSION,
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'Request-Id',
    'cache-control': 'no-cache, no-store',
  })
  if (idempotencyKey) headers.set('idempotency-key', idempotencyKey)
  if (idempotencyKey && outcome.originalRequest) headers.set('original-request', outcome.originalRequest)
  if (outcome.isReplayed) headers.set('idempotent-replayed', 'true')
  // A key replays its saved 500: asking again would be told the same.
  if (outcome.status === 500 && idempotencyKey) headers.set('stripe-should-retry', 'false')
  return new Response(outcome.text ?? JSON.stringify(outcome.body), { status: outcome.status, headers })
}

/** Ends the connection without a word, at once or when the caller has given up. */
async function fallSilent(c: Context, isAtOnce: boolean): Promise<Response> {
  const { outgoing } = c.env as HttpBindings
  if (!isAtOnce) {
    const gone = new Promise((resolve) => outgoing.once('close', resolve))
    await Promise.race([gone, sleep(SILENCE_MS, undefined, { ref: false })])
  }
  outgoing.destroy()
  return RESPONSE_ALREADY_SENT
}

type Log = { request: Request; keyKind: KeyKind | null; outcome: Outcome | null; begun: number }

async function log(ctx: SandboxContext, { request, keyKind, outcome, begun }: Log): Promise<void> {
  const { c, params, requestId, idempotencyKey, fault } = request
  const { sql } = ctx.store
  await sql`
    insert into sandbox.requests (id, method, path, params, key_kind, idempotency_key, replayed, status, fault, milliseconds)
    values (${requestId}, ${c.req.method}, ${c.req.path}, ${sql.json(redact(params) as never)}, ${keyKind},
      ${idempotencyKey}, ${outcome?.isReplayed ?? false}, ${outcome?.status ?? null}, ${fault?.kind ?? null},
      ${Math.round(performance.now() - begun)})`
}

async function readRequest(c: Context, endpoint: Endpoint, ctx: SandboxContext): Promise<Request> {
  const text = c.req.method === 'POST' ? await c.req.text() : new URL(c.req.url).search.slice(1)
  const idempotencyKey = c.req.method === 'POST' ? (c.req.header('idempotency-key') ?? null) : null
  const fault = await ctx.faults.take(`${c.req.method} ${c.req.path}`)
  return { c, endpoint, params: parseForm(text), requestId: newId('req'), idempotencyKey, fault }
}

async function serveCall(c: Context, endpoint: Endpoint, ctx: SandboxContext, nudge: () => void): Promise<Response> {
  const begun = performance.now()
  const request = await readRequest(c, endpoint, ctx)
  const { fault } = request
  let keyKind: KeyKind | null = null
  let outcome: Outcome | null = null
  try {
    keyKind = checkKey(ctx, readKey(c, request.params), endpoint)
    if (fault?.kind === 'rate_limit_429')
      throw new StripeFailure(429, 'Request rate limit exceeded.', { code: 'rate_limit' })
    const isUndone = fault?.kind === 'timeout' && fault.committed === false
    if (!isUndone) outcome = await handle(ctx, request, keyKind)
  } catch (error) {
    const answer = failed(error)
    if (!answer) console.error('sandbox:', c.req.method, c.req.path, error)
    const body = { error: { message: 'The payment sandbox failed; see its log.', type: 'api_error' } }
    outcome = { ...(answer ?? { status: 500, body }), isReplayed: false }
  }
  nudge()
  await log(ctx, { request, keyKind, outcome, begun })
  if (fault?.kind === 'answer_lost') return fallSilent(c, true)
  if (fault?.kind === 'timeout') return fallSilent(c, false)
  return respond(request, outcome!)
}

export function mountApi(app: Hono, ctx: SandboxContext, endpoints: Endpoint[], nudge: () => void): void {
  app.options('/v1/*', (c) =>
    c.body(null, 204, {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'authorization, content-type, stripe-version',
      'access-control-max-age': '600',
    }),
  )
  for (const endpoint of endpoints) {
    app.on(endpoint.method, endpoint.path, (c) => serveCall(c, endpoint, ctx, nudge))
  }
  app.all('/v1/*', (c) => {
    const message = `Unrecognized request URL (${c.req.method}: ${c.req.path}): the payment sandbox does not play it.`
    return c.json(new StripeFailure(404, message).body, 404)
  })
}
