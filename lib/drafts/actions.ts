'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import type { Staff } from '@/lib/core/actor'
import { clock } from '@/lib/core/clock'
import { formatTime } from '@/lib/core/hours'
import { type FormState, refuse } from '@/lib/core/outcome'
import { wallTimeOf } from '@/lib/core/time'
import { staffAction } from '@/lib/gate/action'
import { rights, staffRoles } from '@/lib/staff/types'
import { agree, inviteAuthors } from './commands/agree'
import { chooseReaders } from './commands/choose-readers'
import { approveDraft, declineDraft } from './commands/decide-draft'
import { removeFile } from './commands/keep-files'
import { openJointAnnouncement, openLetter, openMassMessage, openRosterMessage } from './commands/open-draft'
import { type DraftKey, discardDraft, saveDraft, takeTemplate } from './commands/save-draft'
import { sendDraft } from './commands/send-draft'
import { tryOut } from './flows/try-out'
import {
  agreeSchema,
  approveSchema,
  authorsSchema,
  declineSchema,
  draftIdSchema,
  draftSchema,
  readersSchema,
  sendSchema,
  startJointSchema,
  startOneSchema,
  startRosterSchema,
  startSegmentSchema,
} from './schema'

const form = { refusals: 'drafts.refusals', part: 'gestion/envois' } as const
/** Whose it is and what they may write is asked by each command; of these forms anybody of the office is the author. */
const desk = { ...form, roles: staffRoles }
const beside = {
  subject_missing: 'subject',
  body_missing: 'body',
  lone_brace: 'body',
  unknown_variable: 'body',
  variable_elsewhere: 'body',
  unknown_block: 'body',
  variable_needed: 'body',
  block_needed: 'body',
  has_capitals: 'body',
  reason_missing: 'reason',
  template_unknown: 'modele',
  picture_unknown: 'pictureId',
}

const pathOf = (slug: string, id: string, query: Record<string, string> = {}) =>
  `/${slug}/gestion/envois/${id}${Object.keys(query).length > 0 ? `?${new URLSearchParams(query)}` : ''}` as never

const startOne = staffAction(
  { ...form, schema: startOneSchema, roles: rights['messages.write'] },
  async ({ input, actor, structure }) => {
    const opened = await openLetter(actor, input.dossier)
    if (opened.ok) redirect(pathOf(structure.slug, opened.value.id))
    return opened
  },
)

/** 'Écrire' on a client's file ([2.C5]). */
export async function startLetterAction(state: FormState, data: FormData): Promise<FormState> {
  return startOne(state, data)
}

const startRoster = staffAction(
  { ...form, schema: startRosterSchema, roles: rights['messages.roster'] },
  async ({ input, actor, structure }) => {
    const { cours: courseId, seance: sessionId, fichier: files } = input
    const opened = await openRosterMessage(actor, { courseId, sessionId, files })
    if (opened.ok) redirect(pathOf(structure.slug, opened.value.id))
    return opened
  },
)

/** 'Écrire le message' to the ticked participants ([2.C5] [2.C10]). */
export async function startRosterAction(state: FormState, data: FormData): Promise<FormState> {
  return startRoster(state, data)
}

const startMass = staffAction(
  { ...form, schema: startSegmentSchema, roles: rights['messages.mass'] },
  async ({ input, actor, structure }) => {
    const { segment: segmentId, offre: offerId, audience } = input
    const query = offerId ? ({ kind: 'interested', offerId } as const) : null
    const opened = await openMassMessage(actor, { audience, segmentId, query })
    if (opened.ok) redirect(pathOf(structure.slug, opened.value.id))
    return opened
  },
)

/** 'Écrire le message' to a segment, or to those interested in an offer ([2.C6] [2.E1]). */
export async function startMassAction(state: FormState, data: FormData): Promise<FormState> {
  return startMass(state, data)
}

const startJoint = staffAction(
  { ...form, schema: startJointSchema, roles: rights['messages.mass'] },
  async ({ input, actor, structure }) => {
    const opened = await openJointAnnouncement(actor, { audience: input.audience, country: input.pays })
    if (opened.ok) redirect(pathOf(structure.slug, opened.value.id))
    return opened
  },
)

/** 'Une annonce commune' to a country ([2.C9]). */
export async function startJointAction(state: FormState, data: FormData): Promise<FormState> {
  return startJoint(state, data)
}

const invite = staffAction(
  { ...form, schema: authorsSchema, roles: rights['messages.mass'] },
  async ({ input, actor, structure }) => {
    const invited = await inviteAuthors(actor, input.key, input.accountIds)
    if (invited.ok) redirect(pathOf(structure.slug, input.key.id, { fait: 'auteurs' }))
    return invited
  },
)

/** Who announces jointly with its author ([2.C9]). */
export async function inviteAuthorsAction(state: FormState, data: FormData): Promise<FormState> {
  return invite(state, data)
}

const answer = staffAction(
  { ...form, schema: agreeSchema, roles: rights['messages.mass'] },
  async ({ input, actor, structure }) => {
    const answered = await agree(actor, input.seen, input.agrees)
    if (!answered.ok) return answered
    redirect(pathOf(structure.slug, input.seen.id, { fait: input.agrees ? 'accord' : 'desaccord' }))
  },
)

/** 'Je suis d’accord', of an organiser of a joint announcement ([2.C9]). */
export async function agreeAction(state: FormState, data: FormData): Promise<FormState> {
  return answer(state, data)
}

type Gesture = { actor: Staff; slug: string; key: DraftKey; templateId: string | null; fileId: string | null }

const gestures = {
  garder: async ({ slug, key }: Gesture) => redirect(pathOf(slug, key.id, { fait: 'garde' })),
  // One to a client leaves at once; what goes to many is looked at once more.
  envoyer: async ({ actor, slug, key }: Gesture) => {
    const sent = await sendDraft(actor, key, { ticked: [], checked: [] })
    if (sent.ok) redirect(pathOf(slug, key.id, { fait: 'envoye' }))
    return sent.refusal === 'list_missing' ? redirect(pathOf(slug, key.id, { etape: 'verifier' })) : sent
  },
  essai: async ({ actor, slug, key }: Gesture) => {
    const tried = await tryOut(actor, key.id)
    return tried.ok ? redirect(pathOf(slug, key.id, { fait: 'essai' })) : tried
  },
  modele: async ({ actor, slug, key, templateId }: Gesture) => {
    const taken = templateId ? await takeTemplate(actor, key, templateId) : refuse('template_unknown' as const)
    return taken.ok ? redirect(pathOf(slug, key.id, { fait: 'modele', reprise: String(taken.value.revision) })) : taken
  },
  retirer: async ({ actor, slug, key, fileId }: Gesture) => {
    const removed = await removeFile(actor, key, fileId ?? '')
    return removed.ok
      ? redirect(pathOf(slug, key.id, { fait: 'retire', reprise: String(removed.value.revision) }))
      : removed
  },
}

const save = staffAction({ ...desk, beside, schema: draftSchema }, async ({ input, actor, structure }) => {
  const saved = await saveDraft(actor, input.key, input.written)
  if (!saved.ok) return saved
  const { gesture, templateId, fileId } = input
  if (gesture === 'frappe')
    return {
      ok: true,
      message: '',
      value: { revision: saved.value.revision, time: formatTime(wallTimeOf(await clock(), structure.timeZone)) },
    }
  return gestures[gesture]({ actor, slug: structure.slug, key: saved.value, templateId, fileId })
})

/** The editor of a message: kept as one types, and by each of its buttons ([2.C5] [2.C11]). */
export async function saveDraftAction(state: FormState, data: FormData): Promise<FormState> {
  return save(state, data)
}

const choose = staffAction({ ...desk, schema: readersSchema }, async ({ input, actor, structure }) => {
  const chosen = await chooseReaders(actor, input.key, input.files)
  if (!chosen.ok) return chosen
  redirect(pathOf(structure.slug, input.key.id, { fait: 'lecteurs', ...(input.step && { etape: input.step }) }))
})

/** 'Noter les destinataires', of a message to participants ([2.C5] [2.C10]). */
export async function chooseReadersAction(state: FormState, data: FormData): Promise<FormState> {
  return choose(state, data)
}

const discard = staffAction({ ...desk, schema: draftIdSchema }, async ({ input, actor, structure }) => {
  const gone = await discardDraft(actor, input)
  if (gone.ok) redirect(`/${structure.slug}/gestion/envois?fait=jete` as never)
  return gone
})

/** 'Jeter ce brouillon'. */
export async function discardDraftAction(state: FormState, data: FormData): Promise<FormState> {
  return discard(state, data)
}

const send = staffAction({ ...desk, schema: sendSchema }, async ({ input, actor, structure }) => {
  const sent = await sendDraft(actor, input.key, input)
  if (!sent.ok) return sent
  revalidatePath(`/${structure.slug}/gestion`, 'layout')
  const done = sent.value.state === 'awaiting_approval' ? 'soumis' : 'envoye'
  redirect(pathOf(structure.slug, input.key.id, { fait: done }))
})

/** 'Envoyer', once what is to be checked was ([2.C5] [2.C6] [2.C11]). */
export async function sendDraftAction(state: FormState, data: FormData): Promise<FormState> {
  return send(state, data)
}

const approval = { ...form, roles: rights['messages.approve'] }

const approve = staffAction({ ...approval, schema: approveSchema }, async ({ input, actor, structure }) => {
  const approved = await approveDraft(actor, input)
  if (!approved.ok) return approved
  revalidatePath(`/${structure.slug}/gestion`, 'layout')
  redirect(pathOf(structure.slug, input.id, { fait: 'approuve' }))
})

/** 'Approuver et envoyer' ([2.C9] [2.C10]). */
export async function approveDraftAction(state: FormState, data: FormData): Promise<FormState> {
  return approve(state, data)
}

const decline = staffAction({ ...approval, schema: declineSchema }, async ({ input, actor, structure }) => {
  const { envoi: id, revision, raison } = input
  const declined = await declineDraft(actor, { id, revision }, raison)
  if (!declined.ok) return declined
  revalidatePath(`/${structure.slug}/gestion`, 'layout')
  // Declined, it is its author's alone again.
  redirect(`/${structure.slug}/gestion/envois?fait=refuse` as never)
})

/** 'Refuser', with the reason that its author reads ([2.C10]). */
export async function declineDraftAction(state: FormState, data: FormData): Promise<FormState> {
  return decline(state, data)
}
