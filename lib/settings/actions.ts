'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/lib/core/outcome'
import { staffAction } from '@/lib/gate/action'
import { forgetPublicPages } from '@/lib/gate/public-pages'
import { pageSchema, whichPage } from '@/lib/site/schema'
import { rights } from '@/lib/staff/types'
import { removePicture } from './commands/keep-pictures'
import { publishTerms, withdrawTerms } from './commands/publish-terms'
import { saveSettings } from './commands/save-settings'
import { resetChapter, writeChapter } from './commands/write-help'
import { restorePage, writePage } from './commands/write-page'
import {
  chapterSchema,
  type SettingsSection,
  settingsSections,
  termsSchema,
  versionSchema,
  whichChapter,
  whichPicture,
} from './schema'

const desk = { refusals: 'settings.refusals', roles: rights['settings.edit'] }
const beside = {
  late_after_notice: 'lateUntilHours',
  accent_too_near: 'accentHue',
  vat_without_rate: 'vatPerMille',
  currency_main: 'currencies',
  terms_too_soon: 'inForceFrom',
  terms_unchanged: 'body',
}

const saveSection = (section: SettingsSection) =>
  staffAction({ ...desk, beside, schema: settingsSections[section] }, async ({ input, actor, structure }) => {
    const outcome = await saveSettings(actor, input)
    if (!outcome.ok) return outcome
    forgetPublicPages()
    redirect(`/${structure.slug}/gestion/reglages/${section}?fait=enregistre`)
  })

const sections = {
  identite: saveSection('identite'),
  couleurs: saveSection('couleurs'),
  textes: saveSection('textes'),
  cours: saveSection('cours'),
  argent: saveSection('argent'),
  messages: saveSection('messages'),
  modules: saveSection('modules'),
}

/** 'Enregistrer' of a part of the settings, named by the form ([2.F3]). */
export async function saveSettingsAction(state: FormState, form: FormData): Promise<FormState> {
  const section = String(form.get('section'))
  const save = Object.hasOwn(sections, section) ? sections[section as SettingsSection] : sections.identite
  return save(state, form)
}

const publish = staffAction({ ...desk, beside, schema: termsSchema }, async ({ input, actor, structure }) => {
  const outcome = await publishTerms(actor, { ...input, seenVersion: input.seen })
  if (!outcome.ok) return outcome
  forgetPublicPages()
  redirect(`/${structure.slug}/gestion/reglages/conditions?fait=publie`)
})

/** 'Publier cette version' of the terms ([2.F3] [6.L3]). */
export async function publishTermsAction(state: FormState, form: FormData): Promise<FormState> {
  return publish(state, form)
}

const withdraw = staffAction({ ...desk, schema: versionSchema }, async ({ input, actor, structure }) => {
  const outcome = await withdrawTerms(actor, input.version)
  if (!outcome.ok) return outcome
  redirect(`/${structure.slug}/gestion/reglages/conditions?fait=retire`)
})

/** 'Retirer cette version', as long as its day hasn't come. */
export async function withdrawTermsAction(state: FormState, form: FormData): Promise<FormState> {
  return withdraw(state, form)
}

const helpDone = (slug: string, { audience, slug: chapter }: { audience: string; slug: string }, done: string) =>
  `/${slug}/gestion/reglages/aide?fait=${done}#${audience}-${chapter}` as never

const write = staffAction({ ...desk, schema: chapterSchema }, async ({ input, actor, structure }) => {
  const outcome = await writeChapter(actor, input)
  if (!outcome.ok) return outcome
  redirect(helpDone(structure.slug, outcome.value, 'enregistre'))
})

/** 'Enregistrer' a chapter of the guide ([2.F4]). */
export async function writeChapterAction(state: FormState, form: FormData): Promise<FormState> {
  return write(state, form)
}

const reset = staffAction({ ...desk, schema: whichChapter }, async ({ input, actor, structure }) => {
  const outcome = await resetChapter(actor, input)
  if (!outcome.ok) return outcome
  redirect(helpDone(structure.slug, outcome.value, 'retabli'))
})

/** 'Rétablir le texte d’origine' of a chapter. */
export async function resetChapterAction(state: FormState, form: FormData): Promise<FormState> {
  return reset(state, form)
}

const site = { refusals: 'siteEditor.refusals', roles: rights['settings.edit'] }

const publishPage = staffAction({ ...site, schema: pageSchema }, async ({ input, actor, structure }) => {
  const outcome = await writePage(actor, input)
  if (!outcome.ok) return outcome
  forgetPublicPages()
  redirect(`/${structure.slug}/gestion/reglages/pages/${input.slug}?fait=publie`)
})

/** 'Publier la page' ([2.F3]). */
export async function writePageAction(state: FormState, form: FormData): Promise<FormState> {
  return publishPage(state, form)
}

const putBack = staffAction({ ...site, schema: whichPage }, async ({ input, actor, structure }) => {
  const outcome = await restorePage(actor, input)
  if (!outcome.ok) return outcome
  forgetPublicPages()
  redirect(`/${structure.slug}/gestion/reglages/pages/${input.slug}?fait=retabli`)
})

/** 'Annuler le dernier changement' of a page. */
export async function restorePageAction(state: FormState, form: FormData): Promise<FormState> {
  return putBack(state, form)
}

const takeAway = staffAction({ ...site, schema: whichPicture }, async ({ input, actor, structure }) => {
  const outcome = await removePicture(actor, input.picture)
  if (!outcome.ok) return outcome
  redirect(`/${structure.slug}/gestion/reglages/images?fait=retire`)
})

/** 'Retirer' a picture that nothing shows. */
export async function removePictureAction(state: FormState, form: FormData): Promise<FormState> {
  return takeAway(state, form)
}
