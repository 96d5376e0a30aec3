import { z } from 'zod'
import { mergedFields, mergeSides } from './types'

const side = z.enum(mergeSides)
const number = z.coerce.number().int().min(1).max(999_999_999)

/** 'Réunir ces dossiers': which side each conflicting value is taken from. */
export const mergeInput = z.object({
  kept: number,
  merged: number,
  seen: z.string().max(100),
  login: side.optional(),
  ...(Object.fromEntries(mergedFields.map((field) => [field, side.optional()])) as Record<
    (typeof mergedFields)[number],
    z.ZodOptional<typeof side>
  >),
})

/** 'Ce sont deux personnes'. */
export const dismissalInput = z.object({ one: number, other: number })

/** 'Annuler cette réunion'. */
export const undoInput = z.object({ merger: z.uuid() })

/** The other file, as the address of the merge's page names it. */
export const mergeSearch = z.object({ avec: number.nullable().catch(null) })
