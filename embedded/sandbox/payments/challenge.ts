import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import type Stripe from 'stripe'
import type { SandboxContext } from '../context'
import type { Sql, Tx } from '../store'
import { renderChallenge, renderNotice } from './challenge-page'
import { answerChallenge } from './confirm'
import { findIntent, findObject, type IntentRow, lockIntent } from './tables'

type Challenge = { token: string; payment_intent: string; payment_method: string; return_url: string | null }

const NO_ORIGIN = { requestId: null, idempotencyKey: null }

async function findChallenge(sql: Sql | Tx, token: string): Promise<Challenge | null> {
  const [row] = await sql<Challenge[]>`select * from sandbox.challenges where token = ${token}`
  return row ?? null
}

/** What a redirect says of the payment; nobody should believe it without asking the provider. */
function redirectStatus(status: Stripe.PaymentIntent.Status): string {
  if (status === 'succeeded') return 'succeeded'
  return status === 'processing' || status === 'requires_capture' ? 'pending' : 'failed'
}

/** Where the person goes back to, with the parameters that Stripe adds. */
export function backUrl(returnUrl: string | null, intent: Stripe.PaymentIntent): string | null {
  if (!returnUrl) return null
  const url = new URL(returnUrl)
  url.searchParams.set('payment_intent', intent.id)
  url.searchParams.set('payment_intent_client_secret', intent.client_secret ?? '')
  url.searchParams.set('redirect_status', redirectStatus(intent.status))
  return url.href
}

const isOpen = ({ intent, hidden }: IntentRow, token: string) =>
  intent.status === 'requires_action' && hidden.challenge?.token === token

const policy = (style: string, returnUrl: string | null) =>
  [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    `form-action 'self' ${returnUrl ? new URL(returnUrl).origin : ''}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')

export function mountChallenge(app: Hono, ctx: SandboxContext, nudge: () => void): void {
  const { sql } = ctx.store

  const page = async (body: ReturnType<typeof renderChallenge>, returnUrl: string | null, status: number) => {
    const text = String(await body)
    const style = /<style>([\s\S]*?)<\/style>/.exec(text)?.[1] ?? ''
    const headers = {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policy(style, returnUrl),
    }
    return new Response(text, { status, headers })
  }
  const unknown = () => page(renderNotice('Cette demande n’existe pas.'), null, 404)

  app.get('/bank/3ds/:token', async (c) => {
    const token = c.req.param('token')
    const challenge = await findChallenge(sql, token)
    const row = challenge && (await findIntent(sql, challenge.payment_intent))
    if (!challenge || !row) return unknown()
    const method = await findObject(sql, 'payment_method', challenge.payment_method)
    const { amount, currency, description } = row.intent
    const view = {
      amount,
      currency,
      description,
      last4: method?.private.card.last4 ?? '????',
      token: isOpen(row, token) ? token : null,
      backUrl: backUrl(challenge.return_url, row.intent),
    }
    return page(renderChallenge(view), challenge.return_url, 200)
  })

  app.post('/bank/3ds/:token', async (c) => {
    const token = c.req.param('token')
    const { answer } = await c.req.parseBody()
    if (answer !== 'accept' && answer !== 'refuse' && answer !== 'abandon') return c.redirect(c.req.path, 303)
    const challenge = await findChallenge(sql, token)
    if (!challenge) return unknown()
    const intent = await sql.begin(async (tx) => {
      const row = await lockIntent(tx, challenge.payment_intent)
      if (row && answer !== 'abandon' && isOpen(row, token))
        await answerChallenge({ tx, ctx, origin: NO_ORIGIN }, row, answer === 'accept')
      return row?.intent
    })
    nudge()
    const back = intent && backUrl(challenge.return_url, intent)
    if (back) return c.redirect(back, 303)
    return page(renderNotice('Votre réponse est enregistrée. Vous pouvez fermer cette page.'), null, 200)
  })
}
