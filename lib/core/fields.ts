import { z } from 'zod'
import type { Move } from './ordering'
import { parseFrenchDay } from './time'

/** Pieces of forms that several domains read alike. `error` is the key of the sentence that stands beside the field. */

/** 'jj/mm/aaaa', of a year that a school plans. */
export const plannedDay = (error: string) =>
  z.string({ error }).transform((text, context) => {
    const day = parseFrenchDay(text)
    if (day && day >= '2000-01-01' && day <= '2099-12-31') return day
    context.addIssue({ code: 'custom', message: error })
    return z.NEVER
  })

/** A month of an address, '2026-11'; anything else is no month. */
export const monthInput = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
  .optional()
  .catch(undefined)

/** 'hh:mm', as a time field sends it. */
export const wallTime = (error: string) => z.string({ error }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, error)

/**
 * What an ordered list is told: 'monter:<id>', 'descendre:<id>', the values of its buttons, or where a row was dropped,
 * 'avant:<id>:<other>', 'apres:<id>:<other>'.
 */
export const moveInput = z
  .string()
  .regex(/^((monter|descendre):[0-9a-f-]{36}|(avant|apres):[0-9a-f-]{36}:[0-9a-f-]{36})$/)
  .transform((text) => {
    const [gesture, id = '', other = ''] = text.split(':')
    const moves: Record<string, Move> = {
      monter: 'up',
      descendre: 'down',
      avant: { before: other },
      apres: { after: other },
    }
    return { id, move: moves[gesture!]! }
  })

/** The boxes ticked of a list: none, one or several, in the order of the list. */
export const boxes = <Value extends string>(values: readonly Value[]) =>
  z
    .union([z.enum(values as [Value, ...Value[]]), z.array(z.enum(values as [Value, ...Value[]]))])
    .optional()
    .transform((given) => values.filter((value) => [given ?? []].flat().includes(value)))
