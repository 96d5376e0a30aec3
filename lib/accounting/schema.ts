import { z } from 'zod'

/** A month of an address, '2026-11'; anything else is no month. */
export const monthInput = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
  .optional()
  .catch(undefined)
