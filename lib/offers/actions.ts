'use server'

import { redirect } from 'next/navigation'
import type { FormState } from '@/lib/core/outcome'
import { staffAction } from '@/lib/gate/action'
import { forgetPublicPages } from '@/lib/gate/public-pages'
import { rights } from '@/lib/staff/types'
import { archiveOffer, restoreOffer } from './commands/archive-offer'
import { changeOffer, createOffer, publishOffer } from './commands/change-offer'
import { changeSeveral, undoSeveral } from './commands/change-several'
import { shiftOffer } from './commands/move-offer'
import {
  archiveSchema,
  bulkSchema,
  moveOfferSchema,
  offerSchema,
  publicationSchema,
  seenSchema,
  shownOfferSchema,
  undoBulkSchema,
} from './schema'

const desk = { part: 'gestion/offres', refusals: 'offers.refusals', roles: rights['offers.edit'] } as const
const beside = {
  reduced_above_price: 'reducedPrice',
  ages_reversed: 'maxAge',
  trial_of_several: 'credits',
  length_of_courses: 'lessonMinutes',
  teacher_unknown: 'teacher',
  offer_without_teacher: 'teacher',
}

const pathOf = (slug: string, rest: string) => `/${slug}/gestion/offres${rest}`

const create = staffAction({ ...desk, beside, schema: offerSchema }, async ({ input, actor, structure }) => {
  const outcome = await createOffer(actor, input.kind, input.terms)
  if (!outcome.ok) return outcome
  redirect(pathOf(structure.slug, `/${outcome.value.offerId}?fait=cree`))
})

/** 'Créer l’offre' ([1.H1]). */
export async function createOfferAction(state: FormState, form: FormData): Promise<FormState> {
  return create(state, form)
}

const change = staffAction(
  { ...desk, beside, schema: offerSchema.and(shownOfferSchema) },
  async ({ input: { offer, revision, terms }, actor, structure }) => {
    const outcome = await changeOffer(actor, { offerId: offer, revision, terms })
    if (!outcome.ok) return outcome
    forgetPublicPages()
    redirect(pathOf(structure.slug, `/${offer}?fait=enregistre`))
  },
)

/** 'Enregistrer' the terms of an offer ([1.H1]). */
export async function changeOfferAction(state: FormState, form: FormData): Promise<FormState> {
  return change(state, form)
}

const publish = staffAction({ ...desk, schema: publicationSchema }, async ({ input, actor, structure }) => {
  const isPublished = input.geste === 'publier'
  const outcome = await publishOffer(actor, input.offer, isPublished)
  if (!outcome.ok) return outcome
  forgetPublicPages()
  redirect(pathOf(structure.slug, `/${input.offer}?fait=${isPublished ? 'publie' : 'masque'}`))
})

/** 'Publier', 'Masquer'. */
export async function publishOfferAction(state: FormState, form: FormData): Promise<FormState> {
  return publish(state, form)
}

const archive = staffAction({ ...desk, schema: archiveSchema }, async ({ input, actor, structure }) => {
  const puts = input.geste === 'archiver'
  const outcome = puts ? await archiveOffer(actor, input.offer, input.paniers) : await restoreOffer(actor, input.offer)
  if (!outcome.ok) return outcome
  forgetPublicPages()
  redirect(pathOf(structure.slug, `/${input.offer}?fait=${puts ? 'archive' : 'restaure'}`))
})

/** 'Archiver', 'Restaurer' ([1.H1]). */
export async function archiveOfferAction(state: FormState, form: FormData): Promise<FormState> {
  return archive(state, form)
}

const move = staffAction({ ...desk, schema: moveOfferSchema }, async ({ input, actor }) => {
  const outcome = await shiftOffer(actor, input.geste.id, input.geste.move)
  if (outcome.ok) forgetPublicPages()
  return outcome
})

/** 'Monter', 'Descendre', or a row that was dragged, in the order of the catalogue; the list stays where it is. */
export async function moveOfferAction(state: FormState, form: FormData): Promise<FormState> {
  return move(state, form)
}

const bulk = staffAction(
  { ...desk, schema: bulkSchema.and(seenSchema) },
  async ({ input: { offerIds, change: asked, vu }, actor, structure }) => {
    const outcome = await changeSeveral(actor, { offerIds, change: asked, fingerprint: vu })
    if (!outcome.ok) return outcome
    forgetPublicPages()
    const { batchId, count } = outcome.value
    redirect(pathOf(structure.slug, `?fait=lot&lot=${batchId}&n=${count}`))
  },
)

/** What the preview of several showed, done ([1.H1]). */
export async function changeOffersAction(state: FormState, form: FormData): Promise<FormState> {
  return bulk(state, form)
}

const undo = staffAction({ ...desk, schema: undoBulkSchema }, async ({ input, actor, structure }) => {
  const outcome = await undoSeveral(actor, input.lot)
  if (!outcome.ok) return outcome
  forgetPublicPages()
  redirect(pathOf(structure.slug, `?fait=annule&n=${outcome.value.count}`))
})

/** 'Annuler ce changement'. */
export async function undoOffersAction(state: FormState, form: FormData): Promise<FormState> {
  return undo(state, form)
}
