'use server'

import { revalidatePath } from 'next/cache'
import type { FormState } from '@/lib/core/outcome'
import { memberAction, staffAction } from '@/lib/gate/action'
import { rights } from '@/lib/staff/types'
import { withdrawDocument } from './commands'
import { attachmentIdSchema } from './schema'

const form = { schema: attachmentIdSchema, refusals: 'people.documents.refusals' } as const

const withdrawMine = memberAction(form, async ({ input, actor, structure }) => {
  const outcome = await withdrawDocument(actor, input.piece)
  if (outcome.ok) revalidatePath(`/${structure.slug}/mon-compte/documents`)
  return outcome
})

/** 'Retirer' of a document that I sent ([2.A10]). */
export async function withdrawMyDocumentAction(state: FormState, data: FormData): Promise<FormState> {
  return withdrawMine(state, data)
}

const withdraw = staffAction({ ...form, roles: rights['files.edit'] }, async ({ input, actor, structure }) => {
  const outcome = await withdrawDocument(actor, input.piece)
  if (outcome.ok) revalidatePath(`/${structure.slug}/gestion/dossiers`, 'layout')
  return outcome
})

/** The same by the office, of any document of a file. */
export async function withdrawDocumentAction(state: FormState, data: FormData): Promise<FormState> {
  return withdraw(state, data)
}
