import { z } from 'zod'

/** What is looked for in a guide: words, nothing when none are given. */
export const helpSearch = z.object({ q: z.string().trim().max(80).catch('') })
