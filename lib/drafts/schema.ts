import { z } from 'zod'
import { countries } from '@/lib/client-files/types'
import { cleanText } from '@/lib/core/text'
import { tickedSchema } from '@/lib/mailings/schema'
import { audiences, picturePlaces } from '@/lib/mailings/types'
import { checkPoints } from './types'

const text = (most: number, isOneLine = false) =>
  z
    .string()
    .transform(cleanText)
    .transform((written) => (isOneLine ? written.replace(/\s+/g, ' ') : written.replaceAll('\r\n', '\n')))
    .pipe(z.string().trim().max(most))
    .default('')

const noneOr = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .literal('')
    .transform(() => null)
    .or(schema)
    .nullable()
    .default(null)

/** Where a message begins: a client, the participants of a course or a session, a segment, those interested in an offer ([2.C5]). */
export const startSearch = z.object({
  dossier: z.coerce.number().int().positive().optional().catch(undefined),
  cours: z.uuid().optional().catch(undefined),
  seance: z.uuid().optional().catch(undefined),
  segment: z.uuid().optional().catch(undefined),
  offre: z.uuid().optional().catch(undefined),
  commune: z.literal('oui').optional().catch(undefined),
})

const done = [
  'garde',
  'essai',
  'modele',
  'fichier',
  'retire',
  'auteurs',
  'lecteurs',
  'accord',
  'desaccord',
  'soumis',
  'approuve',
  'refuse',
  'envoye',
] as const

/** Where one stands with a message: its text or the last check, shown for whom, what was just done. */
export const draftSearch = z.object({
  etape: z.enum(['verifier']).optional().catch(undefined),
  fait: z.enum(done).optional().catch(undefined),
  reprise: z.string().max(12).optional().catch(undefined),
  pour: z.coerce.number().int().positive().optional().catch(undefined),
  erreur: z.string().max(40).optional().catch(undefined),
})

/** 'Écrire' on a client's file. */
export const startOneSchema = z.object({ dossier: z.coerce.number().int().positive() })

const files = z
  .union([z.string(), z.array(z.string())])
  .transform((ids) => [ids].flat())
  .pipe(z.array(z.uuid()).max(2_000))
  .default([])

/** The ticked participants of a course or of one session. */
export const startRosterSchema = z.object({
  cours: z.uuid(),
  seance: noneOr(z.uuid()),
  fichier: files,
})

/** A message to a segment: to those who agreed to e-mails, or to the newsletter ([2.C6]). */
export const startSegmentSchema = z.object({
  segment: noneOr(z.uuid()),
  offre: noneOr(z.uuid()),
  audience: z.enum(audiences).exclude(['service']),
})

/** A joint announcement to a country ([2.C9]). */
export const startJointSchema = z.object({
  pays: z.enum(countries),
  audience: z.enum(audiences).exclude(['service']),
})

const draft = z.object({ envoi: z.uuid(), revision: z.coerce.number().int().nonnegative() })
const removal = 'retirer:'

/**
 * All that the editor of a message holds; `geste` is the button that was pressed: none when it is kept as one types, 'garder',
 * 'essai', 'envoyer', 'modele' with one, or 'retirer:' and a file's id.
 */
export const draftSchema = draft
  .extend({
    subject: text(200, true),
    body: text(20_000),
    pictureId: noneOr(z.uuid()),
    picturePlace: z.enum(picturePlaces).default('top'),
    reason: text(300, true),
    theme: text(60, true),
    series: text(60, true),
    modele: noneOr(z.uuid()),
    geste: z
      .enum(['frappe', 'garder', 'essai', 'envoyer', 'modele'])
      .or(z.templateLiteral([removal, z.uuid()]))
      .default('frappe'),
  })
  .transform(({ envoi, revision, modele, geste, ...written }) => ({
    key: { id: envoi, revision },
    written,
    templateId: modele,
    gesture: geste.startsWith(removal) ? ('retirer' as const) : (geste as Exclude<typeof geste, `retirer:${string}`>),
    fileId: geste.startsWith(removal) ? geste.slice(removal.length) : null,
  }))

export const draftIdSchema = draft.transform(({ envoi, revision }) => ({ id: envoi, revision }))

/** The participants ticked again, from the text or from the last look ([2.C10]). */
export const readersSchema = draft
  .extend({ fichier: files, etape: z.literal('verifier').optional().catch(undefined) })
  .transform(({ envoi, revision, fichier, etape }) => ({ key: { id: envoi, revision }, files: fichier, step: etape }))

/** 'Envoyer', with what the plan signals and the list of what was checked; one to a client needs neither ([2.C7] [2.C11]). */
export const sendSchema = draft
  .extend({
    signale: tickedSchema,
    verifie: z.union([z.enum(checkPoints).transform((one) => [one]), z.array(z.enum(checkPoints))]).default([]),
  })
  .transform(({ envoi, revision, signale, verifie }) => ({
    key: { id: envoi, revision },
    ticked: signale,
    checked: verifie,
  }))

/** An admin's answer to a message that waits; a declined one says why ([2.C10]). */
export const approveSchema = draftIdSchema
export const declineSchema = draft.extend({
  raison: z
    .string({ error: 'drafts.fields.declineReason' })
    .transform(cleanText)
    .pipe(z.string().trim().min(1, 'drafts.fields.declineReason').max(500)),
})

/** Who announces jointly; an organiser's agreement to what they saw ([2.C9]). */
export const authorsSchema = draft
  .extend({ auteur: z.union([z.uuid().transform((one) => [one]), z.array(z.uuid()).max(100)]).default([]) })
  .transform(({ envoi, revision, auteur }) => ({ key: { id: envoi, revision }, accountIds: auteur }))
export const agreeSchema = draft
  .extend({ fichiers: z.coerce.number().int().nonnegative(), accord: z.literal('oui').optional() })
  .transform(({ envoi, revision, fichiers, accord }) => ({
    seen: { id: envoi, revision, fileCount: fichiers },
    agrees: accord === 'oui',
  }))
