import { z } from 'zod'

/** Paying one part of an order: which one, never an amount ([6.R7]). */
export const instalmentInput = z.object({ instalment: z.uuid() })
