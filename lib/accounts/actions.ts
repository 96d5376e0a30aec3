'use server'

import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { type FormState, refuse } from '@/lib/core/outcome'
import { memberAction, visitorAction } from '@/lib/gate/action'
import { getContext } from '@/lib/gate/actor'
import { passwordAttempt, rememberDevice } from '@/lib/gate/device'
import { inEvenTime } from '@/lib/gate/even-time'
import { type Attempt, countGuess, takeAttempts } from '@/lib/gate/limits'
import { isOwnOrigin } from '@/lib/gate/origin'
import { readFrom } from '@/lib/gate/request'
import { safeReturnPath, safeStaffReturnPath, staffHome } from '@/lib/gate/return-path'
import { dropSealedCookie, readSealedCookie, setSealedCookie } from '@/lib/gate/sealed-cookie'
import { closeSession, openSession } from '@/lib/gate/session'
import { adoptVisitorCart, forgetCartCount } from '@/lib/gate/visitor-cart'
import type { Structure } from '@/lib/structures/queries'
import { confirmEmail } from './commands/change-email'
import { changePassword } from './commands/change-password'
import { endOtherSessions, endSessionOfMine, logOut } from './commands/end-sessions'
import { acceptInvitation } from './commands/invite'
import { activateAccount, requestActivation, requestReset, resetPassword } from './commands/links'
import { type LoggedIn, logIn, logInWithCode } from './commands/log-in'
import {
  activationSchema,
  codeSchema,
  emailConfirmationSchema,
  identifierSchema,
  loginSchema,
  passwordChangeSchema,
  resetSchema,
  sessionSchema,
} from './schema'
import { codeMinutes, type PendingLogin, pendingLogin } from './types'

const refusals = 'accounts.refusals'
const codeField = { wrong_code: 'code', code_used: 'code' }

const login = visitorAction({ schema: loginSchema, refusals }, async ({ input, structure }) => {
  const from = await readFrom()
  const attempts: Attempt[] = [['login-address', from.ipAddress], await passwordAttempt(input.identifier)]
  const { identifier, password } = input
  const isRemembered = input.remember === 'on'
  const outcome = await countGuess(attempts, () =>
    logIn({ structureId: structure.id, identifier, password, isRemembered, ...from }),
  )
  if (!outcome.ok) return outcome
  if ('pending' in outcome.value) {
    await setSealedCookie(pendingLogin, outcome.value.pending, codeMinutes)
    const back = input.retour ? `?retour=${encodeURIComponent(input.retour)}` : ''
    redirect(`/${structure.slug}/connexion/code${back}`)
  }
  return enter(structure, outcome.value, { identifier, isRemembered, retour: input.retour })
})

type Entry = { identifier: string; isRemembered: boolean; retour: string | undefined }

/** In, where they wanted to go: the session in the browser, the cart of the visitor in theirs. */
async function enter(
  structure: Structure,
  { sessionId, clientFileId, isStaff }: LoggedIn,
  entry: Entry,
): Promise<never> {
  await openSession(sessionId, entry.isRemembered)
  await rememberDevice(entry.identifier)
  if (!clientFileId) redirect(safeStaffReturnPath(structure.slug, entry.retour))
  await adoptVisitorCart(structure.id, clientFileId)
  redirect(safeReturnPath(structure.slug, entry.retour, isStaff ? staffHome(structure.slug) : undefined))
}

const code = visitorAction({ schema: codeSchema, refusals, beside: codeField }, async ({ input, structure }) => {
  const pending = await readSealedCookie<PendingLogin>(pendingLogin)
  if (pending?.structureId !== structure.id) return refuse('login_expired')
  const outcome = await countGuess([['second-factor', pending.accountId]], async () =>
    logInWithCode(pending, input.code, await readFrom()),
  )
  if (!outcome.ok) return outcome
  await dropSealedCookie(pendingLogin)
  return enter(structure, outcome.value, { ...pending, retour: input.retour })
})

/** The code after the password, for those who have a second factor ([2.F1] [6.S5]). */
export async function giveCodeAction(state: FormState, form: FormData): Promise<FormState> {
  return code(state, form)
}

/** 'Se connecter' ([1.B4]): goes back to the page that asked for it. */
export async function logInAction(state: FormState, form: FormData): Promise<FormState> {
  return login(state, form)
}

/** 'Déconnexion' ([1.G7]): a plain form; the session ends on the server, whatever the browser keeps. */
export async function logOutAction(form: FormData): Promise<void> {
  if (!isOwnOrigin(await headers())) return
  const { actor, staff, structure } = await getContext(String(form.get('structure') ?? ''))
  const who = actor.kind === 'visitor' ? staff : actor
  if (who) await logOut(who)
  await closeSession()
  await forgetCartCount()
  redirect(`/${structure.slug}/connexion?message=deconnexion`)
}

const activate = visitorAction({ schema: activationSchema, refusals }, async ({ input, structure }) => {
  const { ipAddress } = await readFrom()
  const bounded = await takeAttempts([['link-use-address', ipAddress]])
  if (!bounded.ok) return bounded
  const outcome = await activateAccount(structure.id, input.token)
  if (!outcome.ok) return outcome
  // The page itself says 'déjà activé' from now on.
  if (outcome.value === 'already_active') redirect(`/${structure.slug}/activation/${encodeURIComponent(input.token)}`)
  redirect(`/${structure.slug}/connexion?message=activation`)
})

/** The button 'Activer mon compte' ([1.B2]). */
export async function activateAction(state: FormState, form: FormData): Promise<FormState> {
  return activate(state, form)
}

/** A mail asked for by anybody: the same answer after the same time, whoever has an account ([6.S3]). */
const askForMail = (request: typeof requestReset, done: 'reset.done' | 'activation.againDone') =>
  visitorAction({ schema: identifierSchema, refusals }, async ({ input, structure }) => {
    const { ipAddress } = await readFrom()
    const bounded = await takeAttempts([
      ['link-address', ipAddress],
      ['link-account', input.identifier],
    ])
    if (!bounded.ok) return bounded
    await inEvenTime(() => request(structure.id, input.identifier))
    const t = await getTranslations('accounts')
    return { ok: true, message: t(done) }
  })

const askReset = askForMail(requestReset, 'reset.done')
const askActivation = askForMail(requestActivation, 'activation.againDone')

/** 'Mot de passe oublié ?' */
export async function requestResetAction(state: FormState, form: FormData): Promise<FormState> {
  return askReset(state, form)
}

/** 'Recevoir un nouveau lien d'activation' */
export async function requestActivationAction(state: FormState, form: FormData): Promise<FormState> {
  return askActivation(state, form)
}

const passwordFields = {
  password_too_short: 'password',
  password_too_long: 'password',
  password_common: 'password',
  password_personal: 'password',
  wrong_password: 'currentPassword',
}

const reset = visitorAction({ schema: resetSchema, refusals, beside: passwordFields }, async ({ input, structure }) => {
  const { ipAddress } = await readFrom()
  const bounded = await takeAttempts([['link-use-address', ipAddress]])
  if (!bounded.ok) return bounded
  const outcome = await resetPassword(structure.id, input.token, input.password)
  if (!outcome.ok) return outcome
  // Whoever was logged in here was, too, logged out by the new password.
  await closeSession()
  redirect(`/${structure.slug}/connexion?message=mot-de-passe`)
})

export async function resetPasswordAction(state: FormState, form: FormData): Promise<FormState> {
  return reset(state, form)
}

const accept = visitorAction(
  { schema: resetSchema, refusals, beside: passwordFields },
  async ({ input, structure }) => {
    const { ipAddress } = await readFrom()
    const bounded = await takeAttempts([['link-use-address', ipAddress]])
    if (!bounded.ok) return bounded
    const outcome = await acceptInvitation(structure.id, input.token, input.password)
    if (!outcome.ok) return outcome
    // The page itself says that the portal is open from now on.
    if (outcome.value === 'already_active') redirect(`/${structure.slug}/invitation/${encodeURIComponent(input.token)}`)
    await closeSession()
    redirect(`/${structure.slug}/connexion?message=invitation`)
  },
)

/** The password that somebody invited by the office chooses ([2.A3] [2.A12]). */
export async function acceptInvitationAction(state: FormState, form: FormData): Promise<FormState> {
  return accept(state, form)
}

const confirmNew = visitorAction(
  { schema: emailConfirmationSchema, refusals, beside: { wrong_password: 'password' } },
  async ({ input, actor, structure }) => {
    const { ipAddress } = await readFrom()
    const bounded = await takeAttempts([['link-use-address', ipAddress]])
    if (!bounded.ok) return bounded
    const outcome = await confirmEmail(actor, { structureId: structure.id, ...input })
    if (!outcome.ok) return outcome
    const t = await getTranslations('people.newEmail')
    return { ok: true, message: t('done', { email: outcome.value.email }) }
  },
)

/** The one button of the link that a new address gets ([1.B5]). */
export async function confirmEmailAction(state: FormState, form: FormData): Promise<FormState> {
  return confirmNew(state, form)
}

const change = memberAction(
  { schema: passwordChangeSchema, refusals, beside: passwordFields },
  async ({ input, actor, structure }) => {
    const { name } = await getContext(structure.slug)
    const personal = name ? [name.firstName, name.lastName] : []
    const outcome = await countGuess([['password-change', actor.accountId]], () =>
      changePassword(actor, { current: input.currentPassword, next: input.password, personal }),
    )
    if (!outcome.ok) return outcome
    revalidatePath(`/${structure.slug}/mon-compte/profil`)
    const t = await getTranslations('accounts.profile')
    return { ok: true, message: t('passwordChanged') }
  },
)

/** A new password needs the old one ([1.B5]). */
export async function changePasswordAction(state: FormState, form: FormData): Promise<FormState> {
  return change(state, form)
}

const end = memberAction({ schema: sessionSchema, refusals }, async ({ input, actor, structure }) => {
  const isOne = input.session !== 'others'
  await (isOne ? endSessionOfMine(actor, input.session) : endOtherSessions(actor))
  revalidatePath(`/${structure.slug}/mon-compte/profil`)
  const t = await getTranslations('accounts.profile')
  return { ok: true, message: t(isOne ? 'ended' : 'endedOthers') }
})

/** Logs one of my devices out, or all the others: 'Tout déconnecter' ([6.S2]). */
export async function endSessionAction(state: FormState, form: FormData): Promise<FormState> {
  return end(state, form)
}
