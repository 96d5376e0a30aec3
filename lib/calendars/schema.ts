import { z } from 'zod'

const learner = z.uuid().optional()

/** Whose address: a learner's, or, without one, the whole household's; a teacher's has no field. */
export const openFeedSchema = z.object({ learner })

/** To end an address, or to have another one in its place. */
export const endFeedSchema = z.object({ learner, next: z.enum(['renew', 'end']) })
