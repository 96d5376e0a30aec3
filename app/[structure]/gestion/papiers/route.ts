import { notFound } from 'next/navigation'
import { getContext, toStaffActor } from '@/lib/gate/actor'
import { takeAttempts } from '@/lib/gate/limits'
import { isOwnOrigin } from '@/lib/gate/origin'
import { loginPath } from '@/lib/gate/return-path'
import { keepPaperOfClient } from '@/lib/papers/flows'
import { clientPaperInput } from '@/lib/papers/schema'
import { moneyDesk } from '@/lib/staff/types'
import { isOpenPath } from '@/lib/structures/rules'

type Context = { params: Promise<{ structure: string }> }

const goTo = (location: string) => new Response(null, { status: 303, headers: { location } })

/** Writes the statement or the attestation that the office asks for the client of an order, and goes on to its download. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { structure: slug } = await params
  const page = `/${slug}/gestion/factures`
  if (!isOwnOrigin(request.headers)) return goTo(page)
  const context = await getContext(slug)
  if (!isOpenPath(context.structure.settings.modules, page)) notFound()
  if (context.actor.kind === 'visitor' && !context.staff) return goTo(loginPath(slug, page))
  const actor = toStaffActor(context, moneyDesk) ?? notFound()
  const form = await request.formData().catch(() => new FormData())
  const wanted = clientPaperInput.safeParse(Object.fromEntries(form))
  if (!wanted.success) notFound()
  const bounded = await takeAttempts([['paper-account', actor.accountId]])
  if (!bounded.ok) return goTo(`${page}?papiers=trop`)
  const paper = (await keepPaperOfClient(actor.structureId, wanted.data)) ?? notFound()
  return goTo(`/${slug}/gestion/documents/${paper.id}`)
}
