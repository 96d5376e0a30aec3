'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { listLikelyFiles } from '@/lib/client-files/queries/find-likely-files'
import type { FormState } from '@/lib/core/outcome'
import { memberAction, staffAction, visitorAction } from '@/lib/gate/action'
import { inEvenTime } from '@/lib/gate/even-time'
import { takeAttempts } from '@/lib/gate/limits'
import { readFrom } from '@/lib/gate/request'
import { setVisitorCartAside } from '@/lib/gate/visitor-cart'
import { rights } from '@/lib/staff/types'
import { getTermsInForce } from '@/lib/structures/queries'
import { addClient } from './commands/add-client'
import { askCopy, confirmCopy, removeCopy, stopCopy } from './commands/keep-copies'
import { addLearner, removeLearner, updateLearner } from './commands/keep-learners'
import { signUp } from './commands/sign-up'
import { copyLinkSchema, copySchema, learnerIdSchema, learnerSchema, newClientSchema, signUpSchema } from './schema'

const signUpAnswer = visitorAction(
  {
    schema: signUpSchema,
    refusals: 'accounts.refusals',
    beside: { too_young: 'birthOn', password_common: 'password', password_personal: 'password' },
  },
  async ({ input, structure }) => {
    const from = await readFrom()
    const bounded = await takeAttempts([
      ['signup-address', from.ipAddress],
      ['signup-account', input.email],
    ])
    if (!bounded.ok) return bounded
    const { password, passwordConfirmation: _same, terms: _accepted, newsletter, ...identity } = input
    const { id: termsVersionId } = await getTermsInForce(structure.id)
    const wantsNewsletter = newsletter === 'on'
    return inEvenTime(async () => {
      const scope = { structureId: structure.id, zone: structure.timeZone, termsVersionId, wantsNewsletter }
      const outcome = await signUp({ ...scope, identity, password, ...from })
      // The same cookies whether or not the address was known.
      if (outcome.ok) await setVisitorCartAside(structure.id, outcome.value.clientFileId)
      return outcome
    })
  },
)

/** 'Créer mon compte' ([1.B1]): the same answer, after the same time, whether or not the address has an account ([1.B3]). */
export async function signUpAction(state: FormState, form: FormData): Promise<FormState> {
  return signUpAnswer(state, form)
}

const refusals = 'learners.refusals'
const listPath = (slug: string, message: string) => `/${slug}/mon-compte/eleves?message=${message}`

const save = memberAction(
  { schema: learnerSchema, refusals, beside: { born_later: 'birthOn' } },
  async ({ input, actor, structure }) => {
    const { learner, ...details } = input
    const outcome = learner
      ? await updateLearner(actor, structure.timeZone, learner, details)
      : await addLearner(actor, structure.timeZone, details)
    if (!outcome.ok) return outcome
    redirect(listPath(structure.slug, learner ? 'modification' : 'ajout'))
  },
)

/** Adds a learner, or changes one of mine ([1.B8]). */
export async function saveLearnerAction(state: FormState, form: FormData): Promise<FormState> {
  return save(state, form)
}

const remove = memberAction({ schema: learnerIdSchema, refusals }, async ({ input, actor, structure }) => {
  const outcome = await removeLearner(actor, structure.timeZone, input.learner)
  if (!outcome.ok) return outcome
  redirect(listPath(structure.slug, 'retrait'))
})

/** Takes a learner off my list ([1.B8]). */
export async function removeLearnerAction(state: FormState, form: FormData): Promise<FormState> {
  return remove(state, form)
}

const learnerPath = (slug: string, learnerId: string, message: string) =>
  `/${slug}/mon-compte/eleves/${learnerId}?message=${message}`

const ask = memberAction(
  { schema: copySchema, refusals, beside: { copy_too_young: 'isToLearner', copy_age_unknown: 'isToLearner' } },
  async ({ input: { learner, ...request }, actor, structure }) => {
    const bounded = await takeAttempts([
      ['copy-account', actor.accountId],
      ['copy-address', request.email],
    ])
    if (!bounded.ok) return bounded
    const outcome = await askCopy(actor, structure.timeZone, learner, request)
    if (!outcome.ok) return outcome
    redirect(learnerPath(structure.slug, learner, outcome.value.isConfirmed ? 'copie' : 'lien'))
  },
)

/** Copies of a learner's messages to a second address ([1.B9]). */
export async function askCopyAction(state: FormState, form: FormData): Promise<FormState> {
  return ask(state, form)
}

const withoutCopy = memberAction({ schema: learnerIdSchema, refusals }, async ({ input, actor, structure }) => {
  const outcome = await removeCopy(actor, input.learner)
  if (!outcome.ok) return outcome
  redirect(learnerPath(structure.slug, input.learner, 'sans-copie'))
})

/** No more copies of a learner's messages ([1.B9]). */
export async function removeCopyAction(state: FormState, form: FormData): Promise<FormState> {
  return withoutCopy(state, form)
}

const linkPath = (slug: string, { learner, token }: { learner: string; token: string }) =>
  `/${slug}/messages/copies/${learner}/${token}`

const confirm = visitorAction({ schema: copyLinkSchema, refusals }, async ({ input, actor, structure }) => {
  const outcome = await confirmCopy(actor, structure.id, structure.timeZone, input.learner, input.token)
  if (outcome.ok) revalidatePath(linkPath(structure.slug, input))
  return outcome
})

/** The one button of the link that a second address gets ([1.B9]). */
export async function confirmCopyAction(state: FormState, form: FormData): Promise<FormState> {
  return confirm(state, form)
}

const stop = visitorAction({ schema: copyLinkSchema, refusals }, async ({ input, actor, structure }) => {
  const outcome = await stopCopy(actor, structure.id, input.learner, input.token)
  if (!outcome.ok) return outcome
  redirect(`/${structure.slug}/messages/copies/arretees`)
})

/** The link at the foot of a copy: no more of them ([1.B9]). */
export async function stopCopyAction(state: FormState, form: FormData): Promise<FormState> {
  return stop(state, form)
}

const add = staffAction(
  {
    schema: newClientSchema,
    refusals: 'people.newClient.refusals',
    roles: rights['files.edit'],
    beside: { too_young: 'birthOn' },
  },
  async ({ input, actor, structure }) => {
    const outcome = await addClient(actor, input)
    if (outcome.ok) {
      const said = input.email ? '?message=invite' : '?message=ouvert'
      redirect(`/${structure.slug}/gestion/dossiers/${outcome.value.number}${said}` as never)
    }
    if (outcome.refusal !== 'likely_known') return outcome
    const t = await getTranslations('people.newClient.refusals')
    const likely = JSON.stringify(await listLikelyFiles(actor, input))
    return { ok: false, fields: { isAnother: t('likely_known') }, values: { likely } }
  },
)

/** 'Ouvrir le dossier' ([2.A3]): one that looks like another's is opened once they were seen ([2.A4]). */
export async function addClientAction(state: FormState, form: FormData): Promise<FormState> {
  return add(state, form)
}
