'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { FormState } from '@/lib/core/outcome'
import { memberAction, staffAction } from '@/lib/gate/action'
import { readFrom } from '@/lib/gate/request'
import { moneyDesk } from '@/lib/staff/types'
import { payBack } from './commands/note-part'
import { refundOrder, withdraw } from './flows'
import { payBackSchema, refundSchema, withdrawalSchema } from './schema'

const refusals = 'refunds.refusals'

const giveBack = staffAction(
  { part: 'gestion/commandes', schema: refundSchema, refusals, roles: moneyDesk },
  async ({ input, actor, structure, formData }) => {
    const { order: orderId, line: lineIds, ...rest } = input
    const made = await refundOrder(actor, { orderId, lineIds, ...rest })
    const back = `/${structure.slug}/gestion/commandes/${encodeURIComponent(String(formData.get('commande') ?? ''))}`
    if (made.ok) redirect(`${back}#remboursements`)
    // What changed is shown with the reason ([1.D10]).
    refresh()
    return made
  },
)

/** 'Rembourser', at the payments desk ([1.D10]). */
export async function refundAction(state: FormState, form: FormData): Promise<FormState> {
  return giveBack(state, form)
}

const renounce = memberAction(
  { part: 'mon-compte/achats', schema: withdrawalSchema, refusals },
  async ({ input, actor, structure }) => {
    const { order: orderId, line: lineId, ...rest } = input
    const made = await withdraw(actor, { orderId, lineId, from: await readFrom(), ...rest })
    if (made.ok) redirect(`/${structure.slug}/mon-compte/achats/renoncer/${lineId}?fait=1`)
    refresh()
    return made
  },
)

/** 'Confirmer la rétractation' ([1.D13] [6.L2]). */
export async function withdrawAction(state: FormState, form: FormData): Promise<FormState> {
  return renounce(state, form)
}

const notePaidBack = staffAction(
  { part: 'gestion/remboursements', schema: payBackSchema, refusals, roles: moneyDesk },
  async ({ input, actor, structure }) => {
    const noted = await payBack(actor, { partId: input.part, reference: input.reference })
    if (noted.ok) redirect(`/${structure.slug}/gestion/remboursements?rendu=1`)
    refresh()
    return noted
  },
)

/** 'Noter comme rendu', for what doesn't go back by card. */
export async function payBackAction(state: FormState, form: FormData): Promise<FormState> {
  return notePaidBack(state, form)
}
