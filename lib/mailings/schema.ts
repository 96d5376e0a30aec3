import { z } from 'zod'
import { planWarnings } from './types'

/** Whom a message to one or to participants is for, as `mailings.query` keeps it; of a mass message it keeps a segment's query. */
export const chosenFilesSchema = z.object({ files: z.array(z.uuid()).max(2_000) })

/** The warnings of the plan that its author ticked. */
export const tickedSchema = z
  .array(z.enum(planWarnings))
  .or(z.enum(planWarnings).transform((one) => [one]))
  .default([])
