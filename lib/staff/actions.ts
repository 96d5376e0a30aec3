'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import { beginSecondFactor, changeOwnFactor, confirmSecondFactor } from '@/lib/accounts/commands/second-factor'
import { codeSchema, ownPasswordSchema } from '@/lib/accounts/schema'
import type { Staff } from '@/lib/core/actor'
import type { FormState } from '@/lib/core/outcome'
import { staffAction, visitorAction } from '@/lib/gate/action'
import { countGuess, takeAttempts } from '@/lib/gate/limits'
import { readFrom } from '@/lib/gate/request'
import { dropSealedCookie, setSealedCookie } from '@/lib/gate/sealed-cookie'
import { changeRoles, resetFactorOf, restoreStaff, suspendStaff } from './commands/change-team'
import { answerForInvited, inviteStaff } from './commands/invite'
import { joinTeam } from './commands/join'
import { firstPasswordSchema, invitationSchema, joiningSchema, personSchema, rolesSchema } from './schema'
import { rights, type ShownCodes, staffRoles } from './types'

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

const resetFactor = staffAction({ ...office, schema: personSchema }, async ({ input, actor, structure }) => {
  const outcome = await resetFactorOf(actor, input.account)
  if (!outcome.ok) return outcome
  redirect(team(structure.slug, 'facteur'))
})

/** For a colleague who lost their telephone and their codes ([6.S5]). */
export async function resetFactorAction(state: FormState, form: FormData): Promise<FormState> {
  return resetFactor(state, form)
}

const own = {
  refusals: 'accounts.refusals',
  roles: staffRoles,
  isBeforeFactor: true,
  beside: { wrong_code: 'code', code_used: 'code', wrong_password: 'currentPassword' },
} as const

const begin = staffAction({ ...own, schema: z.object({}) }, async ({ actor, structure }) => {
  const outcome = await beginSecondFactor(actor)
  if (!outcome.ok) return outcome
  redirect(`/${structure.slug}/gestion/securite`)
})

/** 'Installer un second facteur' ([2.F1]). */
export async function beginFactorAction(state: FormState, form: FormData): Promise<FormState> {
  return begin(state, form)
}

/** Codes are seen on one page, for ten minutes, by whom they are of: nobody can read them again. */
async function showCodes(slug: string, { accountId }: Staff, codes: string[]): Promise<never> {
  const shown: ShownCodes = { accountId, codes }
  await setSealedCookie('secours', shown, 10)
  redirect(`/${slug}/gestion/securite/codes`)
}

const confirm = staffAction({ ...own, schema: codeSchema }, async ({ input, actor, structure }) => {
  const outcome = await countGuess([['second-factor', actor.accountId]], () => confirmSecondFactor(actor, input.code))
  if (!outcome.ok) return outcome
  return showCodes(structure.slug, actor, outcome.value)
})

export async function confirmFactorAction(state: FormState, form: FormData): Promise<FormState> {
  return confirm(state, form)
}

const renew = staffAction({ ...own, schema: ownPasswordSchema }, async ({ input, actor, structure }) => {
  const outcome = await countGuess([['password-change', actor.accountId]], () =>
    changeOwnFactor(actor, input.currentPassword, 'renew_codes'),
  )
  if (!outcome.ok) return outcome
  return showCodes(structure.slug, actor, outcome.value)
})

/** New recovery codes: those before are worth nothing any more. */
export async function renewCodesAction(state: FormState, form: FormData): Promise<FormState> {
  return renew(state, form)
}

const remove = staffAction({ ...own, schema: ownPasswordSchema }, async ({ input, actor, structure }) => {
  const outcome = await countGuess([['password-change', actor.accountId]], () =>
    changeOwnFactor(actor, input.currentPassword, 'remove'),
  )
  if (!outcome.ok) return outcome
  redirect(`/${structure.slug}/gestion/securite`)
})

export async function removeFactorAction(state: FormState, form: FormData): Promise<FormState> {
  return remove(state, form)
}

const forget = staffAction({ ...own, schema: z.object({}) }, async ({ structure }) => {
  await dropSealedCookie('secours')
  redirect(`/${structure.slug}/gestion/securite`)
})

/** 'J'ai noté mes codes'. */
export async function forgetCodesAction(state: FormState, form: FormData): Promise<FormState> {
  return forget(state, form)
}
