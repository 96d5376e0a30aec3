'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { FormState } from '@/lib/core/outcome'
import { staffAction } from '@/lib/gate/action'
import { rights } from '@/lib/staff/types'
import { closeAddress, correctAddress, handleTrouble } from './commands/repair'
import { sendAgain } from './commands/send-again'
import { addressSchema, againSchema, type Done, failureSchema, messageSchema } from './schema'

const refusals = 'deliveries.refusals'
const part = 'gestion/messages'
const desk = { refusals, roles: rights['messages.repair'] } as const

/** Goes on with a list that what was done has left, and says so there. */
function goTo(slug: string, list: 'adresses' | 'a-traiter', done: Done, count = 1): never {
  revalidatePath(`/${slug}/gestion`, 'layout')
  redirect(`/${slug}/gestion/messages/${list}?fait=${done}&n=${count}` as never)
}

const again = staffAction({ ...desk, schema: againSchema }, async ({ input, actor, structure }) => {
  const outcome = await sendAgain(actor, input.message)
  if (!outcome.ok) return outcome
  if (input.list) return goTo(structure.slug, input.list, 'renvoye')
  revalidatePath(`/${structure.slug}/gestion`, 'layout')
  const t = await getTranslations('deliveries.done')
  return { ok: true, message: t('sentAgain', outcome.value) }
})

/** 'Renvoyer' ([2.C1]). */
export async function sendAgainAction(state: FormState, form: FormData): Promise<FormState> {
  return again(state, form)
}

const handle = staffAction(
  { refusals, part, roles: rights['messages.troubles'], schema: messageSchema },
  async ({ input, actor, structure }) => {
    const outcome = await handleTrouble(actor, input.message)
    return outcome.ok ? goTo(structure.slug, 'a-traiter', 'regle') : outcome
  },
)

/** 'C’est fait' of a failure that an admin looked at ([2.C2]). */
export async function handleTroubleAction(state: FormState, form: FormData): Promise<FormState> {
  return handle(state, form)
}

const correct = staffAction(
  { ...desk, part, schema: addressSchema, beside: { email_taken: 'email' } },
  async ({ input, actor, structure }) => {
    const outcome = await correctAddress(actor, input.failure, input.email)
    if (!outcome.ok) return outcome
    if (!outcome.value.isAddressAsked) return goTo(structure.slug, 'adresses', 'corrige')
    revalidatePath(`/${structure.slug}/gestion`, 'layout')
    const t = await getTranslations('deliveries.done')
    return { ok: true, message: t('asked', { email: input.email }) }
  },
)

/** Corrects the address of a client on the list of wrong ones ([2.C2]). */
export async function correctAddressAction(state: FormState, form: FormData): Promise<FormState> {
  return correct(state, form)
}

const close = (sendsAgain: boolean) =>
  staffAction({ ...desk, part, schema: failureSchema }, async ({ input, actor, structure }) => {
    const outcome = await closeAddress(actor, input.failure, sendsAgain)
    if (!outcome.ok) return outcome
    return goTo(structure.slug, 'adresses', sendsAgain ? 'renvoye' : 'classe', outcome.value.count)
  })
const closeSending = close(true)
const closeSilent = close(false)

/** 'Renvoyer ce qui n’est pas arrivé', with one click ([2.C2]). */
export async function sendMissedAction(state: FormState, form: FormData): Promise<FormState> {
  return closeSending(state, form)
}

/** Takes an address off the list without sending anything. */
export async function closeAddressAction(state: FormState, form: FormData): Promise<FormState> {
  return closeSilent(state, form)
}
