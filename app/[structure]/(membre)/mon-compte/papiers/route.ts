import { notFound } from 'next/navigation'
import { getContext } from '@/lib/gate/actor'
import { takeAttempts } from '@/lib/gate/limits'
import { isOwnOrigin } from '@/lib/gate/origin'
import { loginPath } from '@/lib/gate/return-path'
import { noteVisit } from '@/lib/impersonation/commands/note-visit'
import { keepWantedPaper } from '@/lib/papers/flows'
import { wantedPaperInput } from '@/lib/papers/schema'
import { isOpenPath } from '@/lib/structures/rules'

type Context = { params: Promise<{ structure: string }> }

const goTo = (location: string) => new Response(null, { status: 303, headers: { location } })

/** Writes the statement or the attestation that a member asks for, and goes on to its download. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { structure: slug } = await params
  const page = `/${slug}/mon-compte/achats`
  if (!isOwnOrigin(request.headers)) return goTo(page)
  const { actor, structure } = await getContext(slug)
  if (!isOpenPath(structure.settings.modules, page)) notFound()
  if (actor.kind === 'visitor') return goTo(loginPath(slug, page))
  const form = await request.formData().catch(() => new FormData())
  const wanted = wantedPaperInput.safeParse(Object.fromEntries(form))
  if (!wanted.success) notFound()
  const bounded = await takeAttempts([['paper-account', actor.accountId]])
  if (!bounded.ok) return goTo(`${page}?papiers=trop`)
  const paper = (await keepWantedPaper(actor, wanted.data)) ?? notFound()
  // The one thing that staff may ask for on a member's portal ([2.B2]).
  if (actor.kind === 'staffAs') await noteVisit(actor, { kind: 'paper_asked', what: wanted.data.kind })
  return goTo(`/${slug}/mon-compte/documents/${paper.id}`)
}
