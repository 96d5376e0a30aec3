'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import type { FormState } from '@/lib/core/outcome'
import { staffAction, visitorAction } from '@/lib/gate/action'
import { schoolDesk } from '@/lib/staff/types'
import { answerByLink, answerForPupil } from './commands/answer-absence'
import { declareAbsence } from './commands/declare-absence'
import { substituteSession } from './commands/substitute-session'
import { takeAbsenceBack } from './flows'
import { absenceIdSchema, declareSchema, linkAnswerSchema, officeAnswerSchema, sessionSubstituteSchema } from './schema'

const desk = { part: 'gestion/absences', refusals: 'absences.refusals', roles: schoolDesk } as const
const beside = {
  absence_order: 'au',
  absence_past: 'au',
  absence_too_long: 'au',
  absence_without_choice: 'choix',
  substitute_unfit: 'remplacant',
}

/** The address of the preview as it is now, with what was typed. */
function previewAgain(slug: string, formData: FormData): string {
  const typed = ['professeur', 'du', 'au', 'de', 'a', 'motif'].flatMap((name) => {
    const value = formData.get(name)
    return typeof value === 'string' && value ? [[name, value]] : []
  })
  return `/${slug}/gestion/absences/nouvelle?${new URLSearchParams([...typed, ['change', '1']])}`
}

const declare = staffAction(
  { ...desk, beside, schema: declareSchema },
  async ({ input, actor, structure, formData }) => {
    const { seen, ...wanted } = input
    const outcome = await declareAbsence(actor, wanted, seen)
    if (!outcome.ok && outcome.refusal === 'absence_changed') redirect(previewAgain(structure.slug, formData))
    if (!outcome.ok) return outcome
    redirect(`/${structure.slug}/gestion/absences/${outcome.value.absenceId}?fait=declaree`)
  },
)

/** 'Professeur absent', from its preview ([1.H6]). */
export async function declareAbsenceAction(state: FormState, form: FormData): Promise<FormState> {
  return declare(state, form)
}

const undo = staffAction({ ...desk, schema: absenceIdSchema }, async ({ input, actor, structure }) => {
  const outcome = await takeAbsenceBack(actor, input.absence)
  if (!outcome.ok) return outcome
  redirect(`/${structure.slug}/gestion/absences/${input.absence}?fait=retiree`)
})

/** 'Le professeur vient finalement'. */
export async function undoAbsenceAction(state: FormState, form: FormData): Promise<FormState> {
  return undo(state, form)
}

const answerFor = staffAction({ ...desk, schema: officeAnswerSchema }, async ({ input, actor, structure }) => {
  const outcome = await answerForPupil(actor, input.answerId, input)
  if (outcome.ok) revalidatePath(`/${structure.slug}/gestion`, 'layout')
  return outcome
})

/** What a pupil said on the telephone ([1.H12]). */
export async function answerForPupilAction(state: FormState, form: FormData): Promise<FormState> {
  return answerFor(state, form)
}

const giveSession = staffAction({ ...desk, schema: sessionSubstituteSchema }, async ({ input, actor, structure }) => {
  const { absence: absenceId, seance: sessionId, remplacant: substituteId } = input
  const outcome = await substituteSession(actor, { absenceId, sessionId, substituteId })
  if (!outcome.ok) return outcome
  redirect(`/${structure.slug}/gestion/absences/${absenceId}?fait=seance`)
})

/** 'Confier la séance'. */
export async function substituteSessionAction(state: FormState, form: FormData): Promise<FormState> {
  return giveSession(state, form)
}

const answerLink = visitorAction(
  { refusals: 'absences.refusals', schema: linkAnswerSchema },
  async ({ input, actor, structure }) => {
    const outcome = await answerByLink(actor, structure.id, input.token, input)
    if (!outcome.ok) return outcome
    revalidatePath(`/${structure.slug}/messages/absence/${input.token}`)
    const t = await getTranslations('absences.link')
    return { ok: true, message: t(`said.${input.choice}`) }
  },
)

/** One click from a pupil's mail, which needs no login ([1.H6]): opening the link changes nothing, this does. */
export async function answerAbsenceAction(state: FormState, form: FormData): Promise<FormState> {
  return answerLink(state, form)
}
