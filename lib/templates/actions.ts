'use server'

import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { searchFiles } from '@/lib/client-files/queries/search-files'
import type { Staff } from '@/lib/core/actor'
import type { FormState, Refusal } from '@/lib/core/outcome'
import { staffAction } from '@/lib/gate/action'
import { rights } from '@/lib/staff/types'
import { archiveFree, createFree, renameFree } from './commands/keep-free'
import { resetTemplate, saveTemplate, showTemplate, tryTemplate } from './flows/show-template'
import { archiveInput, newInput, renameInput, resetInput, templateSlug, wordsInput } from './schema'
import type { TemplateText } from './types'

const office = {
  refusals: 'templates.refusals',
  roles: rights['templates.edit'],
  part: 'gestion/modeles',
  beside: { name_taken: 'name', subject_missing: 'subject', body_missing: 'body' },
} as const

/** A variable that a text can't hold is said beside the line that names it. */
async function besideLine({ refusal, detail }: Refusal<string>, { subject }: TemplateText): Promise<FormState> {
  const known = [
    'lone_brace',
    'unknown_variable',
    'variable_elsewhere',
    'unknown_block',
    'variable_needed',
    'block_needed',
  ]
  if (!known.includes(refusal)) return null
  const t = await getTranslations('templates.refusals')
  const isInSubject = refusal === 'lone_brace' ? /[{}]/.test(subject) : subject.includes(`{${detail?.variable}}`)
  return { ok: false, fields: { [isInSubject ? 'subject' : 'body']: t(refusal as never, detail as never) }, values: {} }
}

/** The client that somebody named by a number or a name; null: nobody, or nobody found. */
async function findClient(actor: Staff, typed: string) {
  if (typed === '') return null
  const [found] = (await searchFiles(actor, typed, 5)).filter(({ status }) => status === 'active')
  return found ?? null
}

const write = staffAction({ ...office, schema: wordsInput }, async ({ input, actor, structure }) => {
  const { modele: key, langue: locale, seen, subject, body } = input
  if (input.intent === 'try') {
    const client = await findClient(actor, input.reader)
    const tried = await tryTemplate(actor, { key, locale, subject, body, clientFileId: client?.id ?? null })
    if (!tried.ok) return (await besideLine(tried, input)) ?? tried
    const t = await getTranslations('templates.editor')
    return { ok: true, message: t('tried', { address: tried.value.address }) }
  }
  const saved = await saveTemplate(actor, { key, locale, seen, subject, body })
  if (!saved.ok) return (await besideLine(saved, input)) ?? saved
  const done = saved.value.version === seen ? 'inchange' : 'enregistre'
  redirect(`/${structure.slug}/gestion/modeles/${templateSlug(key)}?langue=${locale}&fait=${done}`)
})

/** 'Enregistrer' and 'M’envoyer un essai' of a template's words ([2.C3]). */
export async function writeTemplateAction(state: FormState, form: FormData): Promise<FormState> {
  return write(state, form)
}

const show = staffAction({ ...office, schema: wordsInput }, async ({ input, actor }) => {
  const { modele: key, langue: locale, subject, body, reader } = input
  const client = await findClient(actor, reader)
  const shown = await showTemplate(actor, { key, locale, subject, body, clientFileId: client?.id ?? null })
  if (!shown.ok) return (await besideLine(shown, input)) ?? shown
  const name = client ? `${client.firstName} ${client.lastName}` : ''
  return { ok: true, message: '', value: { html: shown.value.html, subject: shown.value.subject, reader: name } }
})

/** The mail as it would leave, while its words are typed ([2.C3]). */
export async function showTemplateAction(state: FormState, form: FormData): Promise<FormState> {
  return show(state, form)
}

const reset = staffAction({ ...office, schema: resetInput }, async ({ input, actor, structure }) => {
  const { modele: key, langue: locale, seen } = input
  if (!('event' in key)) return { ok: false, refusal: 'not_found' }
  const outcome = await resetTemplate(actor, { key, locale, seen })
  if (!outcome.ok) return outcome
  redirect(`/${structure.slug}/gestion/modeles/${templateSlug(key)}?langue=${locale}&fait=retabli`)
})

/** 'Revenir au texte du produit' ([2.C3]). */
export async function resetTemplateAction(state: FormState, form: FormData): Promise<FormState> {
  return reset(state, form)
}

const create = staffAction({ ...office, schema: newInput }, async ({ input, actor, structure }) => {
  const outcome = await createFree(actor, input.name)
  if (!outcome.ok) return outcome
  redirect(`/${structure.slug}/gestion/modeles/${outcome.value.id}?fait=cree`)
})

/** 'Créer un modèle' ([2.C3]). */
export async function createTemplateAction(state: FormState, form: FormData): Promise<FormState> {
  return create(state, form)
}

const rename = staffAction({ ...office, schema: renameInput }, async ({ input, actor, structure }) => {
  const outcome = await renameFree(actor, input.template, input.name)
  if (!outcome.ok) return outcome
  redirect(`/${structure.slug}/gestion/modeles/${input.template}?fait=renomme`)
})

/** 'Renommer' a free template. */
export async function renameTemplateAction(state: FormState, form: FormData): Promise<FormState> {
  return rename(state, form)
}

const archive = staffAction({ ...office, schema: archiveInput }, async ({ input, actor, structure }) => {
  const isAway = input.away === 'oui'
  const outcome = await archiveFree(actor, input.template, isAway)
  if (!outcome.ok) return outcome
  redirect(`/${structure.slug}/gestion/modeles/${input.template}?fait=${isAway ? 'range' : 'ressorti'}`)
})

/** 'Ranger' a free template, and 'Ressortir' it. */
export async function archiveTemplateAction(state: FormState, form: FormData): Promise<FormState> {
  return archive(state, form)
}
