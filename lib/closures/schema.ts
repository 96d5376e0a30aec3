import { z } from 'zod'
import { plannedDay } from '@/lib/core/fields'

const key = (name: string) => `closures.fields.${name}`

const day = (name: string) => plannedDay(key(name))

/** A closure, in the address of its preview and in the form that adds it; without a last day, a day alone. */
export const closureSchema = z
  .object({
    motif: z
      .string({ error: key('label') })
      .trim()
      .min(1, key('label'))
      .max(100),
    du: day('startsOn'),
    au: z
      .literal('')
      .transform(() => null)
      .or(day('endsOn'))
      .nullable()
      .default(null),
  })
  .transform(({ motif, du, au }) => ({ label: motif, startsOn: du, endsOn: au ?? du }))

export const closureRemovalSchema = z.object({ fermeture: z.uuid() })

const text = z.string().max(120).optional().catch(undefined)

/** Search parameters of the page: what is being looked at, what was just done. */
export const closuresSearch = z.object({
  motif: text,
  du: text,
  au: text,
  /** The closure whose days are looked at. */
  voir: z.uuid().optional().catch(undefined),
  fait: z.enum(['ajoutee', 'retiree']).optional().catch(undefined),
})
