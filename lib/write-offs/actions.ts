'use server'

import { revalidatePath } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { type FormState, type Outcome, refuse } from '@/lib/core/outcome'
import { findDeskOrder } from '@/lib/desk/queries/get-order'
import { staffAction } from '@/lib/gate/action'
import { moneyDesk } from '@/lib/staff/types'
import { decideWriteOff, undoWriteOff, withdrawWriteOff } from './commands/decide'
import { proposeWriteOff } from './commands/propose'
import { decisionInput, proposalInput, undoingInput, withdrawalInput } from './schema'
import type { WriteOffRefusal } from './types'

const office = { part: 'gestion/commandes', refusals: 'writeOffs.refusals', roles: moneyDesk } as const

type Said = 'proposed' | 'withdrawn' | 'done'

async function answered(slug: string, outcome: Outcome<unknown, WriteOffRefusal>, word: Said) {
  if (!outcome.ok) return outcome
  revalidatePath(`/${slug}/gestion`, 'layout')
  return { ok: true, message: (await getTranslations('writeOffs.said'))(word) } as const
}

const propose = staffAction({ ...office, schema: proposalInput }, async ({ input, actor, structure }) => {
  const order = await findDeskOrder(actor, input.number)
  if (!order) return refuse('not_found')
  return answered(structure.slug, await proposeWriteOff(actor, { orderId: order.id, reason: input.reason }), 'proposed')
})

/** 'Proposer l'abandon' of what an order owes ([6.S5]). */
export async function proposeWriteOffAction(state: FormState, form: FormData): Promise<FormState> {
  return propose(state, form)
}

const decide = staffAction({ ...office, schema: decisionInput }, async ({ input, actor, structure }) =>
  answered(structure.slug, await decideWriteOff(actor, { id: input.abandon, decision: input.decision }), 'done'),
)

/** 'Confirmer' or 'Refuser', by another person than whoever proposed it ([6.S5]). */
export async function decideWriteOffAction(state: FormState, form: FormData): Promise<FormState> {
  return decide(state, form)
}

const withdraw = staffAction({ ...office, schema: withdrawalInput }, async ({ input, actor, structure }) =>
  answered(structure.slug, await withdrawWriteOff(actor, { id: input.abandon }), 'withdrawn'),
)

/** 'Retirer ma proposition', by whoever made it ([6.S5]). */
export async function withdrawWriteOffAction(state: FormState, form: FormData): Promise<FormState> {
  return withdraw(state, form)
}

const undo = staffAction({ ...office, schema: undoingInput }, async ({ input, actor, structure }) =>
  answered(structure.slug, await undoWriteOff(actor, { id: input.abandon, reason: input.reason }), 'done'),
)

/** 'Annuler l'abandon': the debt is asked for again ([6.S5]). */
export async function undoWriteOffAction(state: FormState, form: FormData): Promise<FormState> {
  return undo(state, form)
}
