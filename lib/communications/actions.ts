'use server'

import { revalidatePath } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import type { FormState } from '@/lib/core/outcome'
import { staffAction } from '@/lib/gate/action'
import { rights } from '@/lib/staff/types'
import { addCommunication, setCommunicationRemoved } from './commands/keep-communications'
import { communicationIdSchema, communicationSchema } from './schema'

const office = { refusals: 'communications.refusals', roles: rights['files.edit'] } as const

const add = staffAction(
  { ...office, schema: communicationSchema, beside: { in_future: 'day' } },
  async ({ input, actor, structure }) => {
    const outcome = await addCommunication(actor, structure.timeZone, input)
    if (!outcome.ok) return outcome
    revalidatePath(`/${structure.slug}/gestion/dossiers`, 'layout')
    const t = await getTranslations('communications')
    return { ok: true, message: t('added') }
  },
)

/** Notes a call, a letter, a visit ([2.C8]). */
export async function addCommunicationAction(state: FormState, form: FormData): Promise<FormState> {
  return add(state, form)
}

const setRemoved = (isRemoved: boolean) =>
  staffAction({ ...office, schema: communicationIdSchema }, async ({ input, actor, structure }) => {
    const outcome = await setCommunicationRemoved(actor, { communicationId: input.communication, isRemoved })
    if (outcome.ok) revalidatePath(`/${structure.slug}/gestion/dossiers`, 'layout')
    return outcome
  })
const remove = setRemoved(true)
const restore = setRemoved(false)

/** Takes away what was noted. */
export async function removeCommunicationAction(state: FormState, form: FormData): Promise<FormState> {
  return remove(state, form)
}

/** Puts it back. */
export async function restoreCommunicationAction(state: FormState, form: FormData): Promise<FormState> {
  return restore(state, form)
}
