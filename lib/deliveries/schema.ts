import { z } from 'zod'
import { parseFrenchDay } from '@/lib/core/time'
import { messageStates } from '@/lib/messages/types'
import { type LogFilter, mailFamilies } from './types'

const day = z
  .string()
  .transform((text) => parseFrenchDay(text))
  .nullable()
  .catch(null)

/** The address of the log. What doesn't make sense narrows nothing. */
export const logInput = z
  .object({
    q: z.string().trim().max(80).catch(''),
    etat: z.enum(messageStates).nullable().catch(null),
    sujet: z.enum(mailFamilies).nullable().catch(null),
    auteur: z.uuid().nullable().catch(null),
    du: day,
    au: day,
    page: z.coerce.number().int().min(1).max(10_000).catch(1),
  })
  .transform(({ q, etat, sujet, auteur, du, au, page }): LogFilter => {
    return { search: q, state: etat, family: sujet, author: auteur, from: du, until: au, page }
  })

export const messageSchema = z.object({ message: z.uuid() })
export const failureSchema = z.object({ failure: z.uuid() })
export const addressSchema = z.object({ failure: z.uuid(), email: z.email('accounts.fields.email').max(254) })
