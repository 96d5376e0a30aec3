import { z } from 'zod'
import { type Day, parseFrenchDay } from '@/lib/core/time'
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

/** The address of a narrowed log, with its '?'; what isn't narrowed isn't in it. */
export function describeLogFilter({ search, state, family, author, from, until, page }: LogFilter): string {
  const french = (day: Day | null) => day?.split('-').reverse().join('/')
  const given = { q: search, etat: state, sujet: family, auteur: author, du: french(from), au: french(until) }
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(given)) if (value) query.set(name, value)
  if (page > 1) query.set('page', String(page))
  return query.size > 0 ? `?${query}` : ''
}

/** What was just done on the page of addresses or of failures, by the word that its form put in the address. */
export const doneInput = z.object({
  fait: z.enum(['renvoye', 'corrige', 'classe', 'regle']).nullable().catch(null),
  n: z.coerce.number().int().min(0).max(1_000).catch(1),
})
export type Done = NonNullable<z.infer<typeof doneInput>['fait']>

export const messageSchema = z.object({ message: z.uuid() })
/** `list`: the page of failures, which the message leaves. */
export const againSchema = messageSchema.extend({ list: z.enum(['a-traiter']).optional() })
export const failureSchema = z.object({ failure: z.uuid() })
export const addressSchema = z.object({ failure: z.uuid(), email: z.email('accounts.fields.email').max(254) })
