'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { FormState } from '@/lib/core/outcome'
import { staffAction } from '@/lib/gate/action'
import { moneyDesk } from '@/lib/staff/types'
import { matchTransfer } from './commands/match-transfer'
import { recordTransfer } from './commands/record-transfer'
import { setAside } from './commands/set-aside'
import { importFile } from './flows'
import { matchInput, recordInput, transferInput } from './schema'

const options = { part: 'gestion/virements', refusals: 'transfers.refusals', roles: moneyDesk } as const
const pageOf = (slug: string, query = '') => `/${slug}/gestion/virements${query}` as never

const send = staffAction({ ...options, schema: z.object({}) }, async ({ actor, structure, formData }) => {
  const sent = formData.get('file')
  const file = sent instanceof File ? sent : new File([], '')
  const imported = await importFile(actor, { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
  if (!imported.ok) return imported
  redirect(pageOf(structure.slug, `?lus=${imported.value.added}&connus=${imported.value.known}`))
})

/** 'Importer le relevé' ([1.H3]). */
export async function sendStatement(state: FormState, formData: FormData): Promise<FormState> {
  return send(state, formData)
}

const match = staffAction({ ...options, schema: matchInput }, async ({ input, actor, structure }) => {
  let done = 0
  let changed = 0
  for (const matching of input.match) {
    const matched = await matchTransfer(actor, matching)
    if (matched.ok) done += 1
    else if (input.match.length === 1) return matched
    else changed += 1
  }
  redirect(pageOf(structure.slug, `?faits=${done}&changes=${changed}`))
})

/** 'Enregistrer les virements cochés': each on its own, so that one which changed meanwhile holds no other up ([1.H3]). */
export async function matchTransfers(state: FormState, formData: FormData): Promise<FormState> {
  return match(state, formData)
}

const aside = staffAction({ ...options, schema: transferInput }, async ({ input, actor, structure }) => {
  const done = await setAside(actor, input.transfer, 'ignored')
  if (!done.ok) return done
  redirect(pageOf(structure.slug))
})

/** 'Ce n’est pas un paiement de client'. */
export async function setTransferAside(state: FormState, formData: FormData): Promise<FormState> {
  return aside(state, formData)
}

const again = staffAction({ ...options, schema: transferInput }, async ({ input, actor, structure }) => {
  const done = await setAside(actor, input.transfer, 'unmatched')
  if (!done.ok) return done
  redirect(pageOf(structure.slug))
})

/** 'Remettre à rapprocher'. */
export async function takeTransferUp(state: FormState, formData: FormData): Promise<FormState> {
  return again(state, formData)
}

const record = staffAction(
  { ...options, schema: recordInput, beside: { above_due: 'amount' } },
  async ({ input, actor, structure, formData }) => {
    const recorded = await recordTransfer(actor, {
      orderId: input.order,
      amountCents: input.amount,
      reference: input.reference,
      seenDueCents: input.seen,
    })
    if (!recorded.ok) return recorded
    redirect(`/${structure.slug}/gestion/commandes/C${Number(formData.get('number'))}#virements` as never)
  },
)

/** 'Enregistrer le virement' on an order's page ([1.D8]). */
export async function recordOrderTransfer(state: FormState, formData: FormData): Promise<FormState> {
  return record(state, formData)
}
