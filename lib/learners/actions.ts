'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/lib/core/outcome'
import { memberAction, visitorAction } from '@/lib/gate/action'
import { inEvenTime } from '@/lib/gate/even-time'
import { takeAttempts } from '@/lib/gate/limits'
import { readFrom } from '@/lib/gate/request'
import { setVisitorCartAside } from '@/lib/gate/visitor-cart'
import { getTermsInForce } from '@/lib/structures/queries'
import { addLearner, removeLearner, updateLearner } from './commands/keep-learners'
import { signUp } from './commands/sign-up'
import { learnerIdSchema, learnerSchema, signUpSchema } from './schema'

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
    const { password, passwordConfirmation: _same, terms: _accepted, ...identity } = input
    const { id: termsVersionId } = await getTermsInForce(structure.id)
    return inEvenTime(async () => {
      const scope = { structureId: structure.id, zone: structure.timeZone, termsVersionId }
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
