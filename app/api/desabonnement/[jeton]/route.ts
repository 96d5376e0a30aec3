import { setSubscription } from '@/lib/mailings/commands/unsubscribe'
import { findRecipientByLink } from '@/lib/mailings/queries/find-subscription'

type Context = { params: Promise<{ jeton: string }> }

const notFound = () => new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } })

/** What a mail program asks when its reader says 'unsubscribe': one POST, without a cookie ([2.C6], RFC 8058). */
export async function POST(_request: Request, { params }: Context): Promise<Response> {
  const { jeton: token } = await params
  const outcome = await setSubscription({ kind: 'visitor' }, { structureId: null, token, wants: false })
  if (outcome.ok) return new Response(null, { status: 200, headers: { 'cache-control': 'no-store' } })
  return outcome.refusal === 'busy' ? new Response(null, { status: 503 }) : notFound()
}

/** A program that only opens links shows the page, whose button asks; nothing changes by a GET ([6.R13]). */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { jeton: token } = await params
  const recipient = await findRecipientByLink(token)
  if (!recipient) return notFound()
  return new Response(null, { status: 303, headers: { location: `/${recipient.slug}/desabonnement/${token}` } })
}

export const dynamic = 'force-dynamic'
