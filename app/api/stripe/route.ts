import { after } from 'next/server'
import { readBounded } from '@/lib/gate/bounded-body'
import { receiveEvent } from '@/lib/payments/flows'
import { receiveMoneyBack } from '@/lib/refunds/flows'
import { nudgeOutbox } from '@/lib/services/inngest'
import { constructEvent } from '@/lib/services/stripe'

/** More than any event of ours: no more of a body is kept. */
const maxBytes = 512 * 1024

/**
 * Events of the payment provider. Its signature is checked, the event kept once, its payment settled, or what goes back of
 * it followed. A failure of ours throws, so that the answer is an error and the event comes back ([6.R2] [6.R3] [6.R4]).
 */
export async function POST(request: Request): Promise<Response> {
  const body = await readBounded(request, maxBytes)
  if (!body) return new Response(null, { status: 413 })
  const event = constructEvent(Buffer.from(body).toString(), request.headers.get('stripe-signature') ?? '')
  if (!event) return new Response(null, { status: 400 })
  const { id, type, created, payment, intentId } = event
  const payload = { created, status: payment?.status ?? null, amountCents: payment?.amountCents ?? null }
  const receive = type.startsWith('payment_intent.') ? receiveEvent : receiveMoneyBack
  await receive({ id, type, intentId, payload })
  after(nudgeOutbox)
  return Response.json({ received: true })
}
