'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/lib/core/outcome'
import { staffAction } from '@/lib/gate/action'
import { schoolHead } from '@/lib/staff/types'
import { addClosure, removeClosure } from './commands/keep-closures'
import { closureRemovalSchema, closureSchema } from './schema'

const desk = { part: 'gestion/fermetures', refusals: 'closures.refusals', roles: schoolHead } as const

const add = staffAction(
  { ...desk, schema: closureSchema, beside: { closure_order: 'au', closure_past: 'au', closure_known: 'motif' } },
  async ({ input, actor, structure }) => {
    const outcome = await addClosure(actor, input)
    if (!outcome.ok) return outcome
    redirect(`/${structure.slug}/gestion/fermetures?fait=ajoutee`)
  },
)

/** 'Fermer ces jours', from the preview ([1.H12]). */
export async function addClosureAction(state: FormState, form: FormData): Promise<FormState> {
  return add(state, form)
}

const remove = staffAction({ ...desk, schema: closureRemovalSchema }, async ({ input, actor, structure }) => {
  const outcome = await removeClosure(actor, input.fermeture)
  if (!outcome.ok) return outcome
  redirect(`/${structure.slug}/gestion/fermetures?fait=retiree`)
})

/** 'Rouvrir ces jours'. */
export async function removeClosureAction(state: FormState, form: FormData): Promise<FormState> {
  return remove(state, form)
}
