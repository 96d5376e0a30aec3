import { z } from 'zod'

/** An export is asked for by a button: nothing else is said. */
export const exportInput = z.object({})
