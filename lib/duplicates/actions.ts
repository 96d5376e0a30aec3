'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import type { FormState } from '@/lib/core/outcome'
import { staffAction } from '@/lib/gate/action'
import { rights } from '@/lib/staff/types'
import { dismissPair } from './commands/dismiss-pair'
import { mergeFiles } from './commands/merge-files'
import { undoMerge } from './commands/undo-merge'
import { dismissalInput, mergeInput, undoInput } from './schema'

const refusals = 'duplicates.refusals'
const roles = rights['files.merge']

const merge = staffAction({ schema: mergeInput, refusals, roles }, async ({ input, actor, structure }) => {
  const { kept, merged, seen, login, ...choices } = input
  const done = await mergeFiles(actor, { kept, merged, seen, login: login ?? null, choices })
  if (done.ok) redirect(`/${structure.slug}/gestion/dossiers/${kept}?message=reuni`)
  // What changed meanwhile is shown with the reason.
  refresh()
  return done
})

/** 'Réunir ces dossiers' ([2.A4]). */
export async function mergeAction(state: FormState, form: FormData): Promise<FormState> {
  return merge(state, form)
}

const undo = staffAction({ schema: undoInput, refusals, roles }, async ({ input, actor, structure }) => {
  const undone = await undoMerge(actor, input.merger)
  if (undone.ok) redirect(`/${structure.slug}/gestion/dossiers/${undone.value.merged}?message=separe`)
  refresh()
  return undone
})

/** 'Annuler cette réunion' ([2.A4]). */
export async function undoMergeAction(state: FormState, form: FormData): Promise<FormState> {
  return undo(state, form)
}

const dismiss = staffAction({ schema: dismissalInput, refusals, roles }, async ({ input, actor }) => {
  const done = await dismissPair(actor, input)
  if (done.ok) refresh()
  return done
})

/** 'Ce sont deux personnes' ([2.A4]). */
export async function dismissPairAction(state: FormState, form: FormData): Promise<FormState> {
  return dismiss(state, form)
}
