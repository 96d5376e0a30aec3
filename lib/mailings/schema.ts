import { z } from 'zod'
import { planWarnings } from '@/lib/announcements/types'
import { type MailingView, outcomes, statesOf, steerings } from './types'

/** Whom a message to one or to participants is for, as `mailings.query` keeps it; of a mass message it keeps a segment's query. */
export const chosenFilesSchema = z.object({ files: z.array(z.uuid()).max(2_000) })

/** The warnings of the plan that its author ticked. */
export const tickedSchema = z
  .array(z.enum(planWarnings))
  .or(z.enum(planWarnings).transform((one) => [one]))
  .default([])

/** The one button of a link to unsubscribe; `wants`: to come back. */
export const subscriptionSchema = z.object({ token: z.string().max(200), wants: z.stringbool().default(false) })

/** Pausing a mailing, sending the rest of it, giving the rest up. */
export const steerSchema = z.object({ mailing: z.uuid(), move: z.enum(steerings) })

const page = z.coerce.number().int().min(1).max(10_000).default(1).catch(1)

/** The list of mailings, as its address narrows it. */
export const mailingsSearch = z.object({
  q: z.string().trim().max(100).default('').catch(''),
  vue: z
    .enum(Object.keys(statesOf) as [MailingView, ...MailingView[]])
    .nullable()
    .default(null)
    .catch(null),
  /** What was just done to a message that one doesn't see any more. */
  fait: z.enum(['jete', 'refuse']).nullable().default(null).catch(null),
  page,
})

/** The recipients of a mailing, as their address narrows them. */
export const recipientsSearch = z.object({ etat: z.enum(outcomes).nullable().default(null).catch(null), page })
