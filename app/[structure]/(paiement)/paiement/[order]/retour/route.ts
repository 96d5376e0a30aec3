import { notFound } from 'next/navigation'
import { after } from 'next/server'
import { countCartLines } from '@/lib/cart/queries'
import { isId } from '@/lib/core/ids'
import { requireMember } from '@/lib/gate/actor'
import { writeCartCount } from '@/lib/gate/cart-cookies'
import { settleOrder } from '@/lib/payments/flows'
import { nudgeOutbox } from '@/lib/services/inngest'

type Context = { params: Promise<{ structure: string; order: string }> }

/**
 * Where the bank sends the buyer back: settles what the provider says, whatever the address claims, then shows it
 * ([1.D2]). The page that waits comes here again, a few times.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { structure: slug, order: orderId } = await params
  const path = `/${slug}/paiement/${orderId}`
  const { actor } = await requireMember(slug, `${path}/retour`)
  // Before it goes into a header: an id of ours has no line break.
  if (!isId(orderId)) notFound()
  const settled = await settleOrder(actor, orderId)
  // The page says that it doesn't exist; a route's own 404 would be the browser's blank one.
  if (!settled.ok) return seeOther(path)
  after(nudgeOutbox)
  const tries = Number(new URL(request.url).searchParams.get('essai')) || 0
  // Without a refusal of the bank's, whoever comes back with the payment still open left in the middle.
  if (settled.value.state === 'open') return seeOther(`${path}?inacheve=1`)
  if (settled.value.state === 'ended') return seeOther(path)
  const { structureId, clientFileId } = actor
  await writeCartCount(await countCartLines({ kind: 'file', structureId, clientFileId }))
  return seeOther(settled.value.state === 'paid' ? `${path}/merci` : `${path}/merci?essai=${tries + 1}`)
}

const seeOther = (location: string) =>
  new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
