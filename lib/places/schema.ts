import { z } from 'zod'

/** A learner is a box named after them: 'learner-<id>'. */
export const learnerBox = 'learner-'

export const joinQueueInput = z.object({ offer: z.uuid(), session: z.uuid() })
export const entryInput = z.object({ entry: z.uuid() })
