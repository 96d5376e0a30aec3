'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import type { FormState } from '@/lib/core/outcome'
import { memberAction, staffAction } from '@/lib/gate/action'
import { moneyDesk } from '@/lib/staff/types'
import { receiveOtherwise, startInstalmentPayment } from './flows'
import { instalmentInput, otherPaymentInput } from './schema'

const start = memberAction(
  { part: 'paiement', schema: instalmentInput, refusals: 'schedules.refusals' },
  async ({ input, actor, structure }) => {
    const started = await startInstalmentPayment(actor, input.instalment)
    if (started.ok) return { ok: true, message: '', value: { clientSecret: started.value.clientSecret } }
    const isKnownLater = started.refusal === 'instalment_paid' || started.refusal === 'payment_under_way'
    if (isKnownLater) redirect(`/${structure.slug}/paiement/echeance/${input.instalment}?essai=1` as never)
    return started
  },
)

/** Called by the page of a refused part once it runs ([1.D11]). */
export async function startInstalment(formData: FormData): Promise<FormState> {
  return start(null, formData)
}

const receive = staffAction(
  { part: 'gestion/commandes', schema: otherPaymentInput, refusals: 'schedules.otherwise.refusals', roles: moneyDesk },
  async ({ input, actor, structure }) => {
    const { instalment: paymentId, number, ...paid } = input
    const received = await receiveOtherwise(actor, { paymentId, ...paid })
    if (!received.ok) return received
    revalidatePath(`/${structure.slug}/gestion/commandes/C${number}`)
    return { ok: true }
  },
)

/** 'Encaisser autrement' ([1.D11] [1.H8]). */
export async function receiveInstalmentOtherwise(state: FormState, form: FormData): Promise<FormState> {
  return receive(state, form)
}
