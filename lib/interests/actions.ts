'use server'

import { revalidatePath } from 'next/cache'
import type { FormState } from '@/lib/core/outcome'
import { memberAction, staffAction } from '@/lib/gate/action'
import { rights } from '@/lib/staff/types'
import { setInterest } from './commands/set-interest'
import { heartInput, notedInterestInput } from './schema'

const refusals = 'interests.refusals'

const like = memberAction(
  { schema: heartInput, refusals, part: 'mon-compte/interets' },
  async ({ input, actor, structure }) => {
    const { clientFileId } = actor
    const outcome = await setInterest(actor, { clientFileId, offerId: input.offre, isOn: input.envie })
    if (!outcome.ok) return outcome
    revalidatePath(`/${structure.slug}/mon-compte`, 'layout')
    return { ok: true }
  },
)

/** The heart beside an offer, on and off ([2.E1]). */
export async function setInterestAction(state: FormState, form: FormData): Promise<FormState> {
  return like(state, form)
}

const note = staffAction(
  { schema: notedInterestInput, refusals, roles: rights['files.edit'] },
  async ({ input, actor, structure }) => {
    const { dossier: clientFileId, offre: offerId, envie: isOn } = input
    const outcome = await setInterest(actor, { clientFileId, offerId, isOn })
    if (!outcome.ok) return outcome
    revalidatePath(`/${structure.slug}/gestion/dossiers`, 'layout')
    return { ok: true }
  },
)

/** An interest that the office notes for somebody, or takes back ([2.E1]). */
export async function noteInterestAction(state: FormState, form: FormData): Promise<FormState> {
  return note(state, form)
}
