'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/lib/core/outcome'
import { staffAction } from '@/lib/gate/action'
import { rights } from '@/lib/staff/types'
import { changeSegment, saveSegment, setSegmentRemoved } from './commands/keep-segment'
import { changeInput, saveInput, segmentIdInput } from './schema'

const office = { refusals: 'segments.refusals', roles: rights['segments.use'], part: 'gestion/segments' } as const
const pathOf = (slug: string, rest: string) => `/${slug}/gestion/segments${rest}` as never

const save = staffAction({ ...office, schema: saveInput }, async ({ input, actor, structure }) => {
  const saved = await saveSegment(actor, { name: input.name, query: input.requete })
  if (!saved.ok) return saved
  redirect(pathOf(structure.slug, `/${saved.value}?fait=enregistre`))
})

/** 'Enregistrer' of a query being built ([2.D2]). */
export async function saveSegmentAction(state: FormState, form: FormData): Promise<FormState> {
  return save(state, form)
}

const change = staffAction({ ...office, schema: changeInput }, async ({ input, actor, structure }) => {
  const { segment: segmentId, revision, name, requete: query } = input
  const changed = await changeSegment(actor, { segmentId, revision, name, query })
  if (!changed.ok) return changed
  redirect(pathOf(structure.slug, `/${segmentId}?fait=enregistre`))
})

/** 'Enregistrer' of a saved segment: another name, other conditions ([2.D2]). */
export async function changeSegmentAction(state: FormState, form: FormData): Promise<FormState> {
  return change(state, form)
}

const remove = staffAction({ ...office, schema: segmentIdInput }, async ({ input, actor, structure }) => {
  const removed = await setSegmentRemoved(actor, { segmentId: input.segment, isRemoved: true })
  if (!removed.ok) return removed
  redirect(pathOf(structure.slug, `?fait=retire&segment=${input.segment}`))
})

/** 'Retirer' of a saved segment, which may be undone ([2.D2]). */
export async function removeSegmentAction(state: FormState, form: FormData): Promise<FormState> {
  return remove(state, form)
}

const restore = staffAction({ ...office, schema: segmentIdInput }, async ({ input, actor, structure }) => {
  const restored = await setSegmentRemoved(actor, { segmentId: input.segment, isRemoved: false })
  if (!restored.ok) return restored
  redirect(pathOf(structure.slug, '?fait=remis'))
})

/** 'Annuler' of a removed segment. */
export async function restoreSegmentAction(state: FormState, form: FormData): Promise<FormState> {
  return restore(state, form)
}
