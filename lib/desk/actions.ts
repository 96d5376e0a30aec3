'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/lib/core/outcome'
import { staffAction } from '@/lib/gate/action'
import { moneyDesk } from '@/lib/staff/types'
import { sellAtDesk } from './commands/sell'
import { saleInput } from './schema'

const sell = staffAction(
  { schema: saleInput, refusals: 'desk.refusals', roles: moneyDesk },
  async ({ input, actor, structure }) => {
    const outcome = await sellAtDesk(actor, input)
    if (!outcome.ok) return outcome
    redirect(`/${structure.slug}/gestion/commandes/C${outcome.value.number}?vente=${input.means}`)
  },
)

/** 'Enregistrer la vente' ([1.H8]): goes to the order's page. */
export async function sellAtDeskAction(state: FormState, form: FormData): Promise<FormState> {
  return sell(state, form)
}
