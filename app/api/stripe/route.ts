import { after } from 'next/server'
import { receiveEvent } from '@/lib/payments/flows'
import { receiveMoneyBack } from '@/lib/refunds/flows'
import { nudgeOutbox } from '@/lib/services/inngest'
import { constructEvent } from '@/lib/services/stripe'

/** More than any event of ours: an endless body is refused before it is read. */
const maxBytes = 512 * 1024

/**
 * Events of the payment provider. Its signature is checked, the event kept once, its payment settled, or what goes back of
 * it followed. A failure of ours throws, so that the answer is an error and the event comes back ([6.R2] [6.R3] [6.R4]).
 */
export async function POST(request: Request): Promise<Response> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return new Response(null, { status: 413 })
  const event = constructEvent(await request.text(), request.headers.get('stripe-signature') ?? '')
  if (!event) return new Response(null, { status: 400 })
  const { id, type, created, payment, intentId } = event
  const payload = { created, status: payment?.status ?? null, amountCents: payment?.amountCents ?? null }
  const receive = type.startsWith('payment_intent.') ? receiveEvent : receiveMoneyBack
  await receive({ id, type, intentId, payload })
  after(nudgeOutbox)
  return Response.json({ received: true })
}
