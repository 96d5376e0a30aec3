import { z } from 'zod'

/** A slug of an address: anything else is a page that doesn't exist, without asking the database. */
export const slugInput = z.string().regex(/^[a-z0-9][a-z0-9-]{0,80}$/)
export const filterInput = z.array(slugInput).max(6)
