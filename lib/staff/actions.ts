'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/lib/core/outcome'
import { staffAction, visitorAction } from '@/lib/gate/action'
import { takeAttempts } from '@/lib/gate/limits'
import { readFrom } from '@/lib/gate/request'
import { changeRoles, restoreStaff, suspendStaff } from './commands/change-team'
import { answerForInvited, inviteStaff } from './commands/invite'
import { joinTeam } from './commands/join'
import { firstPasswordSchema, invitationSchema, joiningSchema, personSchema, rolesSchema } from './schema'
import { rights } from './types'

const office = {
  refusals: 'staff.refusals',
  roles: rights['staff.manage'],
  beside: { no_role: 'role', teacher_needed: 'teacher', teacher_taken: 'teacher', already_in_team: 'email' },
}
const team = (slug: string, done: string) => `/${slug}/gestion/equipe?fait=${done}` as const

const invite = staffAction({ ...office, schema: invitationSchema }, async ({ input, actor, structure }) => {
  const bounded = await takeAttempts([['staff-invitation', actor.accountId]])
  if (!bounded.ok) return bounded
  const outcome = await inviteStaff(actor, input)
  if (!outcome.ok) return outcome
  redirect(team(structure.slug, 'invitee'))
})

/** 'Inviter quelqu'un' ([2.F1]). */
export async function inviteStaffAction(state: FormState, form: FormData): Promise<FormState> {
  return invite(state, form)
}

const resend = staffAction({ ...office, schema: personSchema }, async ({ input, actor, structure }) => {
  const bounded = await takeAttempts([['staff-invitation', actor.accountId]])
  if (!bounded.ok) return bounded
  const outcome = await answerForInvited(actor, input.account, 'resend')
  if (!outcome.ok) return outcome
  redirect(team(structure.slug, 'relancee'))
})

export async function resendStaffInvitationAction(state: FormState, form: FormData): Promise<FormState> {
  return resend(state, form)
}

const withdraw = staffAction({ ...office, schema: personSchema }, async ({ input, actor, structure }) => {
  const outcome = await answerForInvited(actor, input.account, 'withdraw')
  if (!outcome.ok) return outcome
  redirect(team(structure.slug, 'annulee'))
})

export async function withdrawStaffInvitationAction(state: FormState, form: FormData): Promise<FormState> {
  return withdraw(state, form)
}

const change = staffAction({ ...office, schema: rolesSchema }, async ({ input, actor, structure }) => {
  const outcome = await changeRoles(actor, input.accountId, input)
  if (!outcome.ok) return outcome
  redirect(team(structure.slug, 'roles'))
})

export async function changeRolesAction(state: FormState, form: FormData): Promise<FormState> {
  return change(state, form)
}

const suspend = staffAction({ ...office, schema: personSchema }, async ({ input, actor, structure }) => {
  const outcome = await suspendStaff(actor, input.account)
  if (!outcome.ok) return outcome
  redirect(team(structure.slug, 'suspendue'))
})

export async function suspendStaffAction(state: FormState, form: FormData): Promise<FormState> {
  return suspend(state, form)
}

const restore = staffAction({ ...office, schema: personSchema }, async ({ input, actor, structure }) => {
  const outcome = await restoreStaff(actor, input.account)
  if (!outcome.ok) return outcome
  redirect(team(structure.slug, 'retablie'))
})

export async function restoreStaffAction(state: FormState, form: FormData): Promise<FormState> {
  return restore(state, form)
}

const joining = { refusals: 'staff.join.refusals' }
const passwordField = {
  password_too_short: 'password',
  password_too_long: 'password',
  password_common: 'password',
  password_personal: 'password',
}

async function join(structure: { id: string; slug: string }, token: string, password: string | null) {
  const { ipAddress } = await readFrom()
  const bounded = await takeAttempts([['link-use-address', ipAddress]])
  if (!bounded.ok) return bounded
  const outcome = await joinTeam(structure.id, token, password)
  if (!outcome.ok) return outcome
  redirect(`/${structure.slug}/connexion?message=equipe`)
}

const joinKnown = visitorAction({ ...joining, schema: joiningSchema }, ({ input, structure }) =>
  join(structure, input.token, null),
)

/** Accepts the invitation with a login that one has already. */
export async function joinTeamAction(state: FormState, form: FormData): Promise<FormState> {
  return joinKnown(state, form)
}

const joinNew = visitorAction(
  { ...joining, schema: firstPasswordSchema, beside: passwordField },
  ({ input, structure }) => join(structure, input.token, input.password),
)

/** Accepts the invitation with the password chosen there. */
export async function joinTeamWithPasswordAction(state: FormState, form: FormData): Promise<FormState> {
  return joinNew(state, form)
}
