'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { FormState } from '@/lib/core/outcome'
import { memberAction, staffAction, visitorAction } from '@/lib/gate/action'
import { safeReturnPath } from '@/lib/gate/return-path'
import { forgetCartCount } from '@/lib/gate/visitor-cart'
import { rights } from '@/lib/staff/types'
import { changeFile } from './commands/change-file'
import { changeIdentity } from './commands/change-identity'
import { inviteToPortal } from './commands/invite-to-portal'
import { addNote, setNoteRemoved } from './commands/keep-notes'
import { sayConsents } from './commands/say-consents'
import { setBilling } from './commands/set-billing'
import { setReminders, setRemindersByLink } from './commands/set-reminders'
import { updateProfile } from './commands/update-profile'
import {
  billingOfFileSchema,
  billingSchema,
  consentsSchema,
  fileIdSchema,
  firstConsentsSchema,
  identitySchema,
  invitationSchema,
  noteIdSchema,
  noteSchema,
  profileSchema,
  remindersLinkSchema,
  remindersSchema,
} from './schema'

const save = memberAction(
  { schema: profileSchema, refusals: 'accounts.refusals', beside: { too_young: 'birthOn' } },
  async ({ input, actor, structure }) => {
    const outcome = await updateProfile(actor, structure.timeZone, input)
    if (!outcome.ok) return outcome
    revalidatePath(`/${structure.slug}/mon-compte`, 'layout')
    const t = await getTranslations('accounts.profile')
    return { ok: true, message: t('saved') }
  },
)

/** 'Mon profil' ([1.B5]). */
export async function saveProfileAction(state: FormState, form: FormData): Promise<FormState> {
  return save(state, form)
}

const refusals = 'clientFiles.refusals'

async function saidOf(wants: boolean): Promise<FormState> {
  const t = await getTranslations('clientFiles.reminders')
  return { ok: true, message: t(wants ? 'wanted' : 'stopped') }
}

const chooseReminders = memberAction({ schema: remindersSchema, refusals }, async ({ input, actor }) => {
  const outcome = await setReminders(actor, actor, input.wantsReminders)
  return outcome.ok ? saidOf(input.wantsReminders) : outcome
})

/** The switch of the reminders in 'Mon profil' ([1.G9]). */
export async function chooseRemindersAction(state: FormState, form: FormData): Promise<FormState> {
  return chooseReminders(state, form)
}

const followLink = visitorAction({ schema: remindersLinkSchema, refusals }, async ({ input, actor, structure }) => {
  const outcome = await setRemindersByLink(actor, structure.id, input.token, input.wantsReminders)
  if (!outcome.ok) return outcome
  revalidatePath(`/${structure.slug}/messages/rappels/${input.token}`)
  return saidOf(input.wantsReminders)
})

/** The one button of a reminder's link, which needs no login ([1.G9]). */
export async function stopRemindersAction(state: FormState, form: FormData): Promise<FormState> {
  return followLink(state, form)
}

const invite = staffAction(
  {
    schema: invitationSchema,
    refusals: 'people.portal.refusals',
    roles: rights['files.edit'],
    beside: { email_missing: 'email' },
  },
  async ({ input, actor, structure }) => {
    const outcome = await inviteToPortal(actor, { clientFileId: input.dossier, email: input.email ?? null })
    if (!outcome.ok) return outcome
    revalidatePath(`/${structure.slug}/gestion/dossiers`, 'layout')
    const t = await getTranslations('people.portal')
    return { ok: true, message: t('done', { email: outcome.value.email }) }
  },
)

/** 'Inviter au portail' ([2.A12]). */
export async function inviteToPortalAction(state: FormState, form: FormData): Promise<FormState> {
  return invite(state, form)
}

const consentRefusals = 'people.consents.refusals'

const answerFirst = memberAction(
  { schema: firstConsentsSchema, refusals: consentRefusals },
  async ({ input: { retour, ...choices }, actor, structure }) => {
    const outcome = await sayConsents(actor, choices, 'first_login')
    if (!outcome.ok) return outcome
    redirect(safeReturnPath(structure.slug, retour) as never)
  },
)

/** The questions of a first login ([2.A3]): goes on to the page that was asked for. */
export async function answerConsentsAction(state: FormState, form: FormData): Promise<FormState> {
  return answerFirst(state, form)
}

const say = memberAction({ schema: consentsSchema, refusals: consentRefusals }, async ({ input, actor, structure }) => {
  const outcome = await sayConsents(actor, input, 'profile')
  if (!outcome.ok) return outcome
  revalidatePath(`/${structure.slug}/mon-compte/profil`)
  const t = await getTranslations('people.consents')
  return { ok: true, message: t('saved') }
})

/** 'Mes choix' in 'Mon profil' ([2.A8]). */
export async function sayConsentsAction(state: FormState, form: FormData): Promise<FormState> {
  return say(state, form)
}

const office = { refusals: 'people.notes.refusals', roles: rights['files.edit'] } as const

const note = staffAction({ ...office, schema: noteSchema }, async ({ input, actor, structure }) => {
  const outcome = await addNote(actor, input)
  if (!outcome.ok) return outcome
  revalidatePath(`/${structure.slug}/gestion/dossiers`, 'layout')
  const t = await getTranslations('people.notes')
  return { ok: true, message: t('added') }
})

/** 'Ajouter une note' ([2.A9]). */
export async function addNoteAction(state: FormState, form: FormData): Promise<FormState> {
  return note(state, form)
}

/** Takes a note away, or puts it back. */
const setRemoved = (isRemoved: boolean) =>
  staffAction({ ...office, schema: noteIdSchema }, async ({ input, actor, structure }) => {
    const outcome = await setNoteRemoved(actor, { noteId: input.note, isRemoved })
    if (outcome.ok) revalidatePath(`/${structure.slug}/gestion/dossiers`, 'layout')
    return outcome
  })

const removeIt = setRemoved(true)
const restoreIt = setRemoved(false)

/** 'Retirer' of a note ([2.A9]): it can be put back. */
export async function removeNoteAction(state: FormState, form: FormData): Promise<FormState> {
  return removeIt(state, form)
}

/** 'Remettre' of a note that was taken away ([2.A9]). */
export async function restoreNoteAction(state: FormState, form: FormData): Promise<FormState> {
  return restoreIt(state, form)
}

const change = memberAction(
  { schema: fileIdSchema, refusals: 'people.files.refusals' },
  async ({ input, actor, structure }) => {
    const outcome = await changeFile(actor, input.dossier)
    if (!outcome.ok) return outcome
    await forgetCartCount()
    redirect(`/${structure.slug}/mon-compte`)
  },
)

/** 'Changer de dossier' ([2.A5]). */
export async function changeFileAction(state: FormState, form: FormData): Promise<FormState> {
  return change(state, form)
}

const identify = staffAction(
  {
    schema: identitySchema,
    refusals: 'people.identity.refusals',
    roles: rights['files.edit'],
    beside: { too_young: 'birthOn', email_needed: 'email', email_taken: 'email', staff_login: 'email' },
  },
  async ({ input, actor, structure, formData }) => {
    const outcome = await changeIdentity(actor, input.clientFileId, input.identity)
    if (!outcome.ok) return outcome
    const page = `/${structure.slug}/gestion/dossiers/${Number(formData.get('number'))}`
    redirect(`${page}?message=${outcome.value.isAddressAsked ? 'adresse' : 'identite'}` as never)
  },
)

/** The office changes who a client is, and how they are reached ([1.B5]). */
export async function changeIdentityAction(state: FormState, form: FormData): Promise<FormState> {
  return identify(state, form)
}

const billMe = memberAction(
  { schema: billingSchema, refusals: 'people.billing.refusals' },
  async ({ input, actor, structure }) => {
    const outcome = await setBilling(actor, actor.clientFileId, input)
    if (!outcome.ok) return outcome
    revalidatePath(`/${structure.slug}/mon-compte/profil`)
    return saidOfBilling(input !== null)
  },
)

/** The name on my invoices, in 'Mon profil' ([2.A11]). */
export async function setMyBillingAction(state: FormState, form: FormData): Promise<FormState> {
  return billMe(state, form)
}

const billFile = staffAction(
  { schema: billingOfFileSchema, refusals: 'people.billing.refusals', roles: rights['files.edit'] },
  async ({ input, actor, structure }) => {
    const outcome = await setBilling(actor, input.clientFileId, input.billing)
    if (!outcome.ok) return outcome
    revalidatePath(`/${structure.slug}/gestion/dossiers`, 'layout')
    return saidOfBilling(input.billing !== null)
  },
)

/** The same by the office, on the file. */
export async function setFileBillingAction(state: FormState, form: FormData): Promise<FormState> {
  return billFile(state, form)
}

async function saidOfBilling(isNamed: boolean): Promise<FormState> {
  const t = await getTranslations('people.billing')
  return { ok: true, message: t(isNamed ? 'saved' : 'cleared') }
}
