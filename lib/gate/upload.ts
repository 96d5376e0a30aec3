import 'server-only'
import { notFound, unstable_rethrow } from 'next/navigation'
import { after } from 'next/server'
import { getTranslations } from 'next-intl/server'
import type { Member, Staff, StaffRole } from '@/lib/core/actor'
import type { FormState, Outcome } from '@/lib/core/outcome'
import { reportFailure } from '@/lib/core/report'
import { noteVisit } from '@/lib/impersonation/commands/note-visit'
import { nudgeOutbox } from '@/lib/services/inngest'
import type { Structure } from '@/lib/structures/queries'
import { isOpenPath } from '@/lib/structures/rules'
import { getContext, toStaffActor } from './actor'
import { readBounded } from './bounded-body'
import { type Bound, takeAttempts } from './limits'
import { isOwnOrigin } from './origin'
import { asMember } from './portal'
import { loginPath } from './return-path'

/*
 * A form with a file is posted to a route, since actions stop at 1 MB: by our script, which reads the answer as JSON and
 * keeps what was chosen, or by the browser alone, which goes back to the page with the refusal's code in its address.
 */
type Upload = {
  request: Request
  slug: string
  /** The page of the form. */
  page: string
  /** Its fields: a refusal that begins with a field's name stands beside it ('proof', 'proof_damaged'). */
  fields: readonly string[]
  /** What the page's address gives back to a form sent without a script: a field, and its parameter. */
  kept: Record<string, string>
  /** The catalogue's namespace of the handler's refusals. */
  refusals: string
  maxBytes: number
  /** How often an account may send one, counted before any of it is read. */
  bound: Bound
  /** The refusal of a form above its bound. */
  tooHeavy: string
}
type Call<Who> = { actor: Who; structure: Structure; form: FormData }
/** An accepted outcome's value is the address to go to. */
type Answer = Outcome<string, string>

/** Answers a member's form with a file: nobody else's, none from another site, and no more of it is kept than its bound. */
export function answerUpload(upload: Upload, handle: (call: Call<Member>) => Promise<Answer>): Promise<Response> {
  return guard(upload, async () => {
    const { structure, actor } = await getContext(upload.slug)
    if (!isOpenPath(structure.settings.modules, upload.page)) notFound()
    if (actor.kind === 'visitor') return askLogin(upload)
    if (actor.kind === 'staffAs') {
      await noteVisit(actor, { kind: 'refused', what: upload.refusals })
      return respond(upload, { ok: false, refusal: 'staff_as' })
    }
    return take(upload, actor.accountId, async (form) => {
      const member = asMember(actor, form)
      return member.ok ? handle({ actor: member.value, structure, form }) : member
    })
  })
}

/** The same for a form of the office, whose page doesn't exist for whoever holds none of `roles`. */
export function answerStaffUpload(
  { roles, ...upload }: Upload & { roles: readonly StaffRole[] },
  handle: (call: Call<Staff>) => Promise<Answer>,
): Promise<Response> {
  return guard(upload, async () => {
    const context = await getContext(upload.slug)
    if (!isOpenPath(context.structure.settings.modules, upload.page)) notFound()
    const actor = toStaffActor(context, roles)
    if (!actor) return context.actor.kind === 'visitor' && !context.staff ? askLogin(upload) : notFound()
    return take(upload, actor.accountId, (form) => handle({ actor, structure: context.structure, form }))
  })
}

/** None from another site; a bug is one sentence and its reference. */
async function guard(upload: Upload, answer: () => Promise<Response>): Promise<Response> {
  const { request, page, refusals } = upload
  try {
    if (!isOwnOrigin(request.headers)) return await respond(upload, { ok: false, refusal: 'foreign_origin' })
    return await answer()
  } catch (error) {
    unstable_rethrow(error)
    const t = await getTranslations('common.form')
    const detail = { reference: reportFailure(error, refusals) }
    const state: FormState = { ok: false, refusal: 'failure', message: t('failure', detail), detail, values: {} }
    return wantsJson(request) ? Response.json(state, { status: 500 }) : goTo(`${page}?erreur=busy`)
  }
}

const askLogin = (upload: Upload): Promise<Response> | Response =>
  wantsJson(upload.request)
    ? respond(upload, { ok: false, refusal: 'session_ended' })
    : goTo(loginPath(upload.slug, upload.page))

/** Counted before any of it is read, and read no further than its bound. */
async function take(upload: Upload, accountId: string, handle: (form: FormData) => Promise<Answer>): Promise<Response> {
  const bounded = await takeAttempts([[upload.bound, accountId]])
  if (!bounded.ok) return respond(upload, bounded)
  const read = await readForm(upload)
  if (!read.ok) return respond(upload, read)
  after(nudgeOutbox)
  return respond(upload, await handle(read.value), read.value)
}

const wantsJson = (request: Request) => request.headers.get('accept') === 'application/json'
const goTo = (location: string) => new Response(null, { status: 303, headers: { location } })

async function respond(upload: Upload, answer: Answer, form?: FormData): Promise<Response> {
  const { request, page, fields, kept, refusals } = upload
  if (answer.ok) {
    return wantsJson(request) ? Response.json({ ok: true, value: { to: answer.value } }) : goTo(answer.value)
  }
  if (answer.refusal === 'not_found') notFound()
  if (!wantsJson(request)) {
    const typed = Object.entries(kept).map(([field, name]) => [name, String(form?.get(field) ?? '')])
    return goTo(`${page}?${new URLSearchParams([['erreur', answer.refusal], ...typed])}`)
  }
  const message = await sentenceOf(refusals, answer)
  const field = fields.find((name) => answer.refusal.startsWith(`${name}_`))
  const state: FormState = field
    ? { ok: false, fields: { [field]: message }, values: {} }
    : { ok: false, refusal: answer.refusal, message, values: {} }
  return Response.json(state)
}

async function sentenceOf(namespace: string, { refusal, detail }: Answer & { ok: false }): Promise<string> {
  const t = await getTranslations()
  const own = `${namespace}.${refusal}` as never
  return t(t.has(own) ? own : (`gate.refusals.${refusal}` as never), detail as never)
}

/** What a form weighs beside its file: its other fields, and the lines between them. */
const otherBytes = 50_000

async function readForm({ request, maxBytes, tooHeavy }: Upload): Promise<Outcome<FormData, string>> {
  const bytes = await readBounded(request, maxBytes + otherBytes)
  if (!bytes) return { ok: false, refusal: tooHeavy }
  try {
    const headers = { 'content-type': request.headers.get('content-type') ?? '' }
    return { ok: true, value: await new Response(Buffer.from(bytes), { headers }).formData() }
  } catch {
    return { ok: false, refusal: 'invalid' }
  }
}
