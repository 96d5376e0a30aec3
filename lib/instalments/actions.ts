'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/lib/core/outcome'
import { memberAction } from '@/lib/gate/action'
import { startInstalmentPayment } from './flows'
import { instalmentInput } from './schema'

const start = memberAction(
  { schema: instalmentInput, refusals: 'schedules.refusals' },
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
