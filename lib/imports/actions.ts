'use server'

import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { FormState } from '@/lib/core/outcome'
import { staffAction } from '@/lib/gate/action'
import { rights } from '@/lib/staff/types'
import { abandonImport, startImport, startTakingBack } from './commands/move-import'
import { previewFile } from './flows'
import { importInput } from './schema'

const options = { refusals: 'imports.refusals', roles: rights['files.import'] }
const pageOf = (slug: string, id = '') => `/${slug}/gestion/import${id && `/${id}`}` as never

const send = staffAction(
  { ...options, schema: z.object({}), beside: { file_missing: 'file', file_too_big: 'file', file_not_text: 'file' } },
  async ({ actor, structure, formData }) => {
    const sent = formData.get('file')
    const file = sent instanceof File ? sent : new File([], '')
    const bytes = new Uint8Array(await file.arrayBuffer())
    const kept = await previewFile(actor, { name: file.name, bytes }, structure.settings.modules)
    if (!kept.ok) return kept
    redirect(pageOf(structure.slug, kept.value))
  },
)

/** 'Lire le fichier': every line judged, nothing written ([1.H10]). */
export async function previewImport(state: FormState, formData: FormData): Promise<FormState> {
  return send(state, formData)
}

const start = staffAction({ ...options, schema: importInput }, async ({ input, actor, structure }) => {
  const started = await startImport(actor, input.import)
  if (!started.ok) return started
  redirect(pageOf(structure.slug, started.value))
})

/** 'Importer les lignes prêtes'. */
export async function runImportLines(state: FormState, formData: FormData): Promise<FormState> {
  return start(state, formData)
}

const undo = staffAction({ ...options, schema: importInput }, async ({ input, actor, structure }) => {
  const started = await startTakingBack(actor, input.import)
  if (!started.ok) return started
  redirect(pageOf(structure.slug, started.value))
})

/** 'Annuler l’import'. */
export async function undoImport(state: FormState, formData: FormData): Promise<FormState> {
  return undo(state, formData)
}

const abandon = staffAction({ ...options, schema: importInput }, async ({ input, actor, structure }) => {
  const ended = await abandonImport(actor, input.import)
  if (!ended.ok) return ended
  redirect(pageOf(structure.slug))
})

/** 'Ne rien importer'. */
export async function dropImport(state: FormState, formData: FormData): Promise<FormState> {
  return abandon(state, formData)
}
