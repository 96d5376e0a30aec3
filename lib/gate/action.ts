import 'server-only'
import { headers } from 'next/headers'
import { notFound, unstable_rethrow } from 'next/navigation'
import { after } from 'next/server'
import { getTranslations } from 'next-intl/server'
import type { z } from 'zod'
import type { Actor, Member, Staff, StaffRole, Viewer, Visitor } from '@/lib/core/actor'
import type { Detail, FormState, Outcome } from '@/lib/core/outcome'
import { isPasswordQueueFull } from '@/lib/core/password-queue'
import { reportFailure } from '@/lib/core/report'
import { noteVisit } from '@/lib/impersonation/commands/note-visit'
import { nudgeOutbox } from '@/lib/services/inngest'
import type { Structure } from '@/lib/structures/queries'
import { isOpen, type Part } from '@/lib/structures/rules'
import { getContext, toStaffActor } from './actor'
import { listFieldErrors, readForm, readTyped } from './form'
import { isOwnOrigin } from './origin'
import { asBuyer, asMember } from './portal'

type Options<Schema extends z.ZodType> = {
  schema: Schema
  /** The namespace of the catalogue that holds a French sentence for each code, such as 'bookings.refusals'. */
  refusals: string
  /** Refusals that are about one field, by its name: their sentence stands beside it. */
  beside?: Record<string, string>
  /** The part of the site that its form is of: with its pages, it isn't there where a structure doesn't run it ([2.F3]). */
  part?: Part
}
type Call<Schema extends z.ZodType, Who extends Actor> = {
  input: z.output<Schema>
  actor: Who
  structure: Structure
  formData: FormData
}
/** A command's outcome, or a form's answer. An outcome's value stays on the server. */
type Answer = Outcome<unknown, string> | FormState
type Handler<Schema extends z.ZodType, Who extends Actor> = (call: Call<Schema, Who>) => Promise<Answer>
export type FormAction = (state: FormState, formData: FormData) => Promise<FormState>

/** An action of a member only. Without a session nothing is done, and what was typed is given back. */
export function memberAction<Schema extends z.ZodType>(
  options: Options<Schema>,
  handler: Handler<Schema, Member>,
): FormAction {
  return portalAction(options, asMember, handler)
}

/** An action open to anybody: `actor` is a visitor or a member. */
export function visitorAction<Schema extends z.ZodType>(
  options: Options<Schema>,
  handler: Handler<Schema, Visitor | Member>,
): FormAction {
  return portalAction(options, asBuyer, handler)
}

/** The one place where a portal's form is refused to whoever it isn't for: another identity, or staff who see it ([2.B2]). */
function portalAction<Schema extends z.ZodType, Who extends Actor>(
  options: Options<Schema>,
  as: (actor: Viewer | Visitor, form: FormData) => Outcome<Who, string>,
  handler: Handler<Schema, Who>,
): FormAction {
  return (_state, formData) =>
    answer(options, formData, async ({ actor, ...call }) => {
      if (actor.kind === 'staffAs') await noteVisit(actor, { kind: 'refused', what: options.refusals })
      const who = as(actor, formData)
      return who.ok ? handler({ ...call, actor: who.value }) : who
    })
}

/** An action of the office only, for whoever holds one of `roles`; to anybody else it doesn't exist. */
export function staffAction<Schema extends z.ZodType>(
  {
    roles,
    isBeforeFactor,
    ...options
  }: Options<Schema> & {
    roles: readonly StaffRole[]
    /** Sets up the second factor that the structure asks for before anything else. */
    isBeforeFactor?: true
  },
  handler: Handler<Schema, Staff>,
): FormAction {
  return (_state, formData) =>
    answer(options, formData, async (call) => {
      const context = await getContext(call.structure.slug)
      const actor = toStaffActor(context, roles, isBeforeFactor)
      if (actor) return handler({ ...call, actor })
      const isNobody = context.actor.kind === 'visitor' && !context.staff
      return { ok: false, refusal: isNobody ? 'session_ended' : 'not_found' }
    })
}

/** Errors have three shapes: bad input, refusal, or a bug, which is logged and answered by one sentence and its reference. */
async function answer<Schema extends z.ZodType>(
  options: Options<Schema>,
  formData: FormData,
  run: (call: Call<Schema, Viewer | Visitor>) => Promise<Answer>,
): Promise<FormState> {
  const values = readTyped(formData)
  try {
    if (!isOwnOrigin(await headers())) return await refusalState('foreign_origin', options.refusals, values)
    const { structure, actor } = await getContext(String(formData.get('structure') ?? ''))
    if (options.part && !isOpen(structure.settings.modules, options.part)) notFound()
    const parsed = options.schema.safeParse(readForm(formData), {
      error: (issue) => `gate.fields.${genericKey(issue)}`,
    })
    if (!parsed.success) return { ok: false, fields: await listFieldErrors(parsed.error), values }
    // What the command told leaves as soon as the answer is given, whether it redirects or not ([6.R12]).
    after(nudgeOutbox)
    return await toFormState(await run({ input: parsed.data, structure, actor, formData }), options, values)
  } catch (error) {
    unstable_rethrow(error)
    if (isPasswordQueueFull(error)) return refusalState('busy', options.refusals, values)
    const t = await getTranslations('common.form')
    const detail = { reference: reportFailure(error, options.refusals) }
    return { ok: false, refusal: 'failure', message: t('failure', detail), detail, values }
  }
}

type RawIssue = { code?: string; input?: unknown }

/** Which of our general sentences says what is wrong, where the schema gives none of its own. */
function genericKey(issue: RawIssue): 'required' | 'too_long' | 'invalid' {
  if (issue.input === undefined || issue.input === null || issue.input === '') return 'required'
  return issue.code === 'too_big' ? 'too_long' : 'invalid'
}

type Sentences = { refusals: string; beside?: Record<string, string> }

async function toFormState(given: Answer, options: Sentences, values: Record<string, string>): Promise<FormState> {
  if (given === null) return null
  if (given.ok) {
    return 'message' in given && given.message !== undefined ? given : { ok: true }
  }
  if ('fields' in given) return { ...given, values: { ...values, ...given.values } }
  if ('message' in given) return { ...given, values: { ...values, ...given.values } }
  if (given.refusal === 'not_found') notFound()
  const state = await refusalState(given.refusal, options.refusals, values, given.detail)
  const field = options.beside?.[given.refusal]
  return field ? { ok: false, fields: { [field]: state.message }, values } : state
}

async function refusalState(refusal: string, namespace: string, values: Record<string, string>, detail?: Detail) {
  const t = await getTranslations()
  const own = `${namespace}.${refusal}` as never
  const general = `gate.refusals.${refusal}` as never
  const message = t(t.has(own) ? own : general, detail as never)
  return { ok: false as const, refusal, message, values, ...(detail ? { detail } : {}) }
}
