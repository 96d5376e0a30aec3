'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { isId } from '@/lib/core/ids'
import { type FormState, refuse } from '@/lib/core/outcome'
import { staffAction } from '@/lib/gate/action'
import { giveUpOrder } from '@/lib/payments/flows'
import { moneyDesk } from '@/lib/staff/types'
import { billOrder } from './commands/bill-order'
import { openFileAtDesk } from './commands/open-file'
import { remindPerson } from './commands/remind'
import { sellAtDesk } from './commands/sell'
import { findSaleAgain } from './queries/find-sale-again'
import { findDeskOrder } from './queries/get-order'
import { givenUpOrderInput, newFileInput, orderBillingInput, reminderInput, saleInput } from './schema'

const sell = staffAction(
  { part: 'gestion/vente', schema: saleInput, refusals: 'desk.refusals', roles: moneyDesk },
  async ({ input, actor, structure }) => {
    const outcome = await sellAtDesk(actor, input)
    if (outcome.ok) redirect(`/${structure.slug}/gestion/commandes/C${outcome.value.number}?vente=${input.means}`)
    const again = await findSaleAgain(actor, input, outcome.refusal)
    if (again === null) return outcome
    redirect(`/${structure.slug}/gestion/vente/${again}` as never)
  },
)

/** 'Enregistrer la vente' ([1.H8]): goes to the order's page. */
export async function sellAtDeskAction(state: FormState, form: FormData): Promise<FormState> {
  return sell(state, form)
}

const remind = staffAction(
  { part: 'gestion/relances', schema: reminderInput, refusals: 'desk.refusals', roles: moneyDesk },
  async ({ input, actor, structure }) => {
    const outcome = await remindPerson(actor, input.client)
    if (!outcome.ok) return outcome
    revalidatePath(`/${structure.slug}/gestion/relances`)
    const t = await getTranslations('desk.dunning')
    return { ok: true, message: t('sent', { email: outcome.value.email }) }
  },
)

/** 'Envoyer la relance' ([1.H11]). */
export async function remindPersonAction(state: FormState, form: FormData): Promise<FormState> {
  return remind(state, form)
}

const giveUp = staffAction(
  { part: 'gestion/commandes', schema: givenUpOrderInput, refusals: 'desk.order.giveUp.refusals', roles: moneyDesk },
  async ({ input, actor, structure }) => {
    const order = await findDeskOrder(actor, input.number)
    if (!order) return refuse('not_found')
    const outcome = await giveUpOrder(actor, order.id)
    if (!outcome.ok) return outcome
    revalidatePath(`/${structure.slug}/gestion/commandes/C${input.number}`)
    return { ok: true }
  },
)

/** 'Annuler la commande' ([1.D7] [6.R9]). */
export async function giveUpOrderAction(state: FormState, form: FormData): Promise<FormState> {
  return giveUp(state, form)
}

const openFile = staffAction(
  {
    part: 'gestion/vente',
    schema: newFileInput,
    refusals: 'desk.refusals',
    roles: moneyDesk,
    beside: { file_exists: 'email', too_young: 'birthOn', born_later: 'childBirthOn' },
  },
  async ({ input, actor, structure, formData }) => {
    const outcome = await openFileAtDesk(actor, input)
    if (!outcome.ok) return outcome
    const voucher = formData.get('voucher')
    if (isId(voucher))
      redirect(`/${structure.slug}/gestion/cadeaux/${voucher}?dossier=${outcome.value.number}` as never)
    redirect(`/${structure.slug}/gestion/vente/${outcome.value.number}`)
  },
)

/** 'Ouvrir le dossier' ([1.H8]): goes on with the sale, or with the use of a gift's voucher. */
export async function openFileAction(state: FormState, form: FormData): Promise<FormState> {
  return openFile(state, form)
}

const bill = staffAction(
  { part: 'gestion/commandes', schema: orderBillingInput, refusals: 'people.billing.refusals', roles: moneyDesk },
  async ({ input, actor, structure }) => {
    const outcome = await billOrder(actor, input)
    if (!outcome.ok) return outcome
    revalidatePath(`/${structure.slug}/gestion/commandes/C${input.number}`)
    return { ok: true }
  },
)

/** Who one order is invoiced to, before its invoice is issued ([2.A11]). */
export async function billOrderAction(state: FormState, form: FormData): Promise<FormState> {
  return bill(state, form)
}
