import { z } from 'zod'
import { consentChannels, countries, locales } from '@/lib/client-files/types'
import { cleanText } from '@/lib/core/text'
import { isDay } from '@/lib/core/time'
import { agedPeople, type Condition, pupilPlaces, type Query } from './types'

/** How deep groups lie within groups, and how many conditions a query holds: what a screen still shows. */
export const mostLevels = 4
export const mostConditions = 40

const day = z.string().refine((text) => isDay(text) && text >= '1990-01-01' && text <= '2199-12-31')
const years = z.number().int().min(0).max(120).nullable()
const country = z.enum(countries)
const id = z.uuid().nullable()

/** The farthest that 'around' goes, in km ([2.D1]). */
export const mostKm = 200

const shapes = [
  z.object({ kind: z.literal('consent'), channel: z.enum(consentChannels) }),
  z.object({ kind: z.literal('interested'), offerId: id }),
  z.object({ kind: z.literal('to_place'), offerId: id }),
  z.object({ kind: z.literal('pupil'), of: z.enum(pupilPlaces), id, since: day.nullable() }),
  z.object({ kind: z.literal('member') }),
  z.object({ kind: z.literal('lessons_left') }),
  z.object({
    kind: z.literal('country'),
    country,
    prefixes: z.array(z.string().regex(/^[A-Z\d][A-Z\d -]{0,7}$/)).max(50),
  }),
  z.object({
    kind: z.literal('around'),
    country,
    town: z.string().transform(cleanText).pipe(z.string().trim().min(1).max(80)),
    area: z.string().max(20).nullable(),
    km: z.number().int().min(1).max(mostKm),
  }),
  z
    .object({ kind: z.literal('age'), of: z.enum(agedPeople), from: years, to: years })
    .refine(({ from, to }) => (from !== null || to !== null) && (from ?? 0) <= (to ?? 120)),
  z.object({ kind: z.literal('locale'), locale: z.enum(locales) }),
  z.object({ kind: z.literal('balance_due') }),
  z.object({ kind: z.literal('active'), since: day }),
] as const

/** One condition, whole. */
export const conditionSchema: z.ZodType<Condition> = z.discriminatedUnion('kind', shapes)

/** A query of at most so many levels: one that comes from outside can't nest for ever. */
function nested(levels: number): z.ZodType<Query> {
  if (levels === 0) return conditionSchema
  const below = nested(levels - 1)
  const group = z.object({ kind: z.enum(['and', 'or']), of: z.array(below).min(1).max(mostConditions) })
  return z.discriminatedUnion('kind', [...shapes, group, z.object({ kind: z.literal('not'), of: below })])
}

/**
 * What is asked, as it is stored in `segments.query` and `mailings.query`: read it with this, never as it lies there.
 * A 'not' is a level of its own, so that the tree may have two for each level of groups.
 */
export const querySchema: z.ZodType<Query> = nested(mostLevels * 2).refine(
  (query) => countConditions(query) <= mostConditions,
)

function countConditions(query: Query): number {
  if (query.kind === 'not') return countConditions(query.of)
  if (query.kind !== 'and' && query.kind !== 'or') return 1
  return query.of.reduce((total, one) => total + countConditions(one), 0)
}
