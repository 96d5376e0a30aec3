import { notFound } from 'next/navigation'
import { after } from 'next/server'
import { isId } from '@/lib/core/ids'
import { requireMember } from '@/lib/gate/actor'
import { settleInstalment } from '@/lib/instalments/flows'
import { nudgeOutbox } from '@/lib/services/inngest'

type Context = { params: Promise<{ structure: string; echeance: string }> }

/**
 * Where the bank sends the holder of a refused card back: settles what the provider says, whatever the address claims, then
 * shows it ([1.D11]). The page that waits comes here again, a few times.
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { structure: slug, echeance } = await params
  const path = `/${slug}/paiement/echeance/${encodeURIComponent(echeance)}`
  const { actor } = await requireMember(slug, `${path}/retour`)
  if (!isId(echeance)) notFound()
  const state = await settleInstalment(actor, echeance)
  // The page says that it doesn't exist; a route's own 404 would be the browser's blank one.
  if (!state) return seeOther(path)
  after(nudgeOutbox)
  const tries = Number(new URL(request.url).searchParams.get('essai')) || 0
  if (state === 'processing') return seeOther(`${path}?essai=${tries + 1}`)
  return seeOther(state === 'open' ? `${path}?inacheve=1` : path)
}

const seeOther = (location: string) =>
  new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } })
