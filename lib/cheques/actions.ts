'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/lib/core/outcome'
import { staffAction } from '@/lib/gate/action'
import { moneyDesk } from '@/lib/staff/types'
import { bounceCheque } from './commands/bounce-cheque'
import { depositCheques } from './commands/deposit-cheques'
import { receiveCheque } from './commands/receive-cheque'
import { bounceInput, depositInput, receiveInput } from './schema'

const options = { part: 'gestion/cheques', refusals: 'cheques.refusals', roles: moneyDesk } as const
const orderPage = (slug: string, formData: FormData, query = '') =>
  `/${slug}/gestion/commandes/C${Number(formData.get('number'))}${query}#cheques` as never

const receive = staffAction({ ...options, schema: receiveInput }, async ({ input, actor, structure, formData }) => {
  const received = await receiveCheque(actor, {
    paymentId: input.payment,
    seen: input.seen,
    amountCents: input.amount,
    datedOn: input.date,
    problem: input.problem,
    number: input.chequeNumber,
    bank: input.bank,
    drawer: input.drawer,
  })
  if (!received.ok) return received
  redirect(orderPage(structure.slug, formData, received.value.problem ? '?cheque=a-rectifier' : '?cheque=recu'))
})

/** 'Enregistrer le chèque' ([1.D8]). */
export async function recordCheque(state: FormState, formData: FormData): Promise<FormState> {
  return receive(state, formData)
}

const bounce = staffAction({ ...options, schema: bounceInput }, async ({ input, actor, structure, formData }) => {
  const bounced = await bounceCheque(actor, input.cheque)
  if (!bounced.ok) return bounced
  redirect(orderPage(structure.slug, formData, '?cheque=rejete'))
})

/** 'Rejeté par la banque' ([1.D12]). */
export async function recordBounce(state: FormState, formData: FormData): Promise<FormState> {
  return bounce(state, formData)
}

const deposit = staffAction({ ...options, schema: depositInput }, async ({ input, actor, structure }) => {
  const deposited = await depositCheques(actor, input.cheque)
  if (!deposited.ok) return deposited
  redirect(`/${structure.slug}/gestion/cheques/${deposited.value.slipId}?fait=1` as never)
})

/** 'Remettre à la banque' ([1.H3]). */
export async function depositTicked(state: FormState, formData: FormData): Promise<FormState> {
  return deposit(state, formData)
}
