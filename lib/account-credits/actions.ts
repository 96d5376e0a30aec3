'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/lib/core/outcome'
import { staffAction } from '@/lib/gate/action'
import { moneyDesk } from '@/lib/staff/types'
import { payOutCredit } from './commands'
import { payoutInput } from './schema'

const payOut = staffAction(
  {
    part: 'gestion/virements',
    schema: payoutInput,
    refusals: 'accountCredits.refusals',
    roles: moneyDesk,
    beside: { account_credit_short: 'amount' },
  },
  async ({ input, actor, structure }) => {
    const { file: clientFileId, amount: amountCents, seen: seenCents, reason } = input
    const paid = await payOutCredit(actor, { clientFileId, amountCents, seenCents, reason })
    if (!paid.ok) return paid
    redirect(`/${structure.slug}/gestion/virements/credits?rendu=1` as never)
  },
)

/** 'Noter comme rendu' ([6.R9]). */
export async function recordPayout(state: FormState, formData: FormData): Promise<FormState> {
  return payOut(state, formData)
}
