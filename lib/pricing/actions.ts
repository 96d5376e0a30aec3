'use server'

import { redirect } from 'next/navigation'
import { clock } from '@/lib/core/clock'
import type { FormState } from '@/lib/core/outcome'
import { dayOf } from '@/lib/core/time'
import { memberAction, staffAction } from '@/lib/gate/action'
import { moneyDesk } from '@/lib/staff/types'
import { answerRequest } from './commands/answer-request'
import { grantReducedRate } from './commands/grant-reduced-rate'
import { revokeGrant } from './commands/revoke-grant'
import { withdrawRequest } from './commands/withdraw-request'
import {
  directGrantSchema,
  grantRequestSchema,
  refuseRequestSchema,
  revokeGrantSchema,
  withdrawRequestSchema,
} from './schema'

const refusals = 'pricing.refusals'
const desk = { part: 'gestion/tarif-reduit', refusals, roles: moneyDesk } as const
const deskPath = (slug: string, query: string) => `/${slug}/gestion/tarif-reduit?${query}`

const grant = staffAction(
  { ...desk, schema: grantRequestSchema, beside: { grant_dates_wrong: 'endsOn', grant_end_past: 'endsOn' } },
  async ({ input, actor, structure }) => {
    const answer = { kind: 'grant', endsOn: input.endsOn } as const
    const outcome = await answerRequest(actor, { zone: structure.timeZone, requestId: input.request, answer })
    if (!outcome.ok) return outcome
    redirect(deskPath(structure.slug, `accorde=${input.request}`))
  },
)

/** 'Accorder' ([1.H4]). */
export async function grantRateRequest(state: FormState, form: FormData): Promise<FormState> {
  return grant(state, form)
}

const grantDirectly = staffAction(
  { ...desk, schema: directGrantSchema, beside: { grant_dates_wrong: 'endsOn', grant_end_past: 'endsOn' } },
  async ({ input, actor, structure }) => {
    const { learner: learnerId, endsOn, reason } = input
    const startsOn = dayOf(await clock(), structure.timeZone)
    const outcome = await grantReducedRate(actor, { structureId: structure.id, learnerId, startsOn, endsOn, reason })
    if (!outcome.ok) return outcome
    redirect(deskPath(structure.slug, `vue=accordes&accorde=${outcome.value.grantId}`))
  },
)

/** 'Accorder' on a proof that came by e-mail or was shown at the desk ([1.C1]). */
export async function grantWithoutRequest(state: FormState, form: FormData): Promise<FormState> {
  return grantDirectly(state, form)
}

const refuse = staffAction({ ...desk, schema: refuseRequestSchema }, async ({ input, actor, structure }) => {
  const answer = { kind: 'refuse', reason: input.reason } as const
  const outcome = await answerRequest(actor, { zone: structure.timeZone, requestId: input.request, answer })
  if (!outcome.ok) return outcome
  redirect(deskPath(structure.slug, `refuse=${input.request}`))
})

/** 'Refuser', with the reason that the member reads ([1.H4]). */
export async function refuseRateRequest(state: FormState, form: FormData): Promise<FormState> {
  return refuse(state, form)
}

const revoke = staffAction({ ...desk, schema: revokeGrantSchema }, async ({ input, actor, structure }) => {
  const outcome = await revokeGrant(actor, { grantId: input.grant, reason: input.reason })
  if (!outcome.ok) return outcome
  redirect(deskPath(structure.slug, `vue=accordes&retire=${input.grant}`))
})

/** 'Retirer le tarif réduit', before its end. */
export async function revokeReducedRate(state: FormState, form: FormData): Promise<FormState> {
  return revoke(state, form)
}

const withdraw = memberAction(
  { part: 'mon-compte/tarif-reduit', refusals, schema: withdrawRequestSchema },
  async ({ input, actor, structure }) => {
    const outcome = await withdrawRequest(actor, input.request)
    if (!outcome.ok) return outcome
    redirect(`/${structure.slug}/mon-compte/tarif-reduit?retiree=${input.request}`)
  },
)

/** 'Retirer ma demande', while it has no answer ([1.C1]). */
export async function withdrawRateRequest(state: FormState, form: FormData): Promise<FormState> {
  return withdraw(state, form)
}
