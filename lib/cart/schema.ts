import { z } from 'zod'

/** Ids and choices only, never an amount ([6.R7]). */
export const addToCartInput = z.object({ offer: z.uuid() })
export const addLineInput = z.object({ offer: z.uuid(), learner: z.uuid() })
export const lineInput = z.object({ line: z.uuid() })
export const lineLearnerInput = z.object({ line: z.uuid(), learner: z.uuid() })
/** Where a package of a group course starts ([1.C6]). */
export const lineStartInput = z.object({ line: z.uuid(), session: z.uuid() })
export const acceptChangesInput = z.object({ seen: z.string().max(100) })
