import { z } from 'zod'
import { consentChannels, countries, locales } from '@/lib/client-files/types'
import { formatNumericDay } from '@/lib/core/formatting'
import { cleanText } from '@/lib/core/text'
import { type Day, isDay, parseFrenchDay } from '@/lib/core/time'
import {
  agedPeople,
  type Condition,
  type Draft,
  type DraftCondition,
  type DraftGroup,
  type Gesture,
  kindWords,
  type Path,
  pupilPlaces,
  type Query,
  type Unread,
  type WrongField,
  wrongFields,
} from './types'

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
    prefixes: z.array(z.string().regex(/^[A-Z\d]{1,8}$/)).max(50),
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
    .refine(({ from, to }) => from !== null || to !== null)
    .refine(({ from, to }) => (from ?? 0) <= (to ?? 120), { path: ['to'] }),
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

type Fields = Readonly<Record<string, string>>
const number = (typed: string | undefined): number | null => (typed?.trim() ? Number(typed) : null)
const chosen = (typed: string | undefined): string | null => typed || null

/** A day as people write it; what isn't one stays as it is, and is no condition. */
const readDay = (typed: string | undefined): string | null => (typed?.trim() ? (parseFrenchDay(typed) ?? typed) : null)

/** What the fields of each kind of condition say; whether it is one is for `conditionSchema`. */
const readers: Record<Condition['kind'], (fields: Fields) => object> = {
  consent: ({ canal }) => ({ channel: canal }),
  interested: ({ offre }) => ({ offerId: chosen(offre) }),
  to_place: ({ offre }) => ({ offerId: chosen(offre) }),
  pupil: ({ de = 'offer:', depuis }) => {
    const [of, id] = de.split(':')
    return { of, id: chosen(id), since: readDay(depuis) }
  },
  member: () => ({}),
  lessons_left: () => ({}),
  country: ({ pays, cp = '' }) => ({
    country: pays,
    prefixes: cp
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter(Boolean),
  }),
  around: ({ pays, ville, lieu, km }) => ({ country: pays, town: ville, area: chosen(lieu), km: number(km) }),
  age: ({ qui, min, max }) => ({ of: qui, from: number(min), to: number(max) }),
  locale: ({ langue }) => ({ locale: langue }),
  balance_due: () => ({}),
  active: ({ depuis }) => ({ since: readDay(depuis) }),
}

/** What each field that can hold something wrong says in a condition. */
const meanings: Record<WrongField, string> = {
  cp: 'prefixes',
  ville: 'town',
  km: 'km',
  min: 'from',
  max: 'to',
  depuis: 'since',
}

/** A day that somebody may still be writing. */
const isBegun = (typed: string): boolean => /^[\d/.\- ]{1,9}$/.test(typed)

/** The fields whose value is wrong, once typed: one that is empty, or a date half written, only keeps its condition waiting. */
function listWrongFields({ fields }: DraftCondition, { issues }: z.ZodError): WrongField[] {
  const about = new Set(issues.map(({ path: [first] }) => String(first)))
  return wrongFields.filter((field) => {
    const typed = fields[field]?.trim() ?? ''
    return typed !== '' && about.has(meanings[field]) && !(field === 'depuis' && isBegun(typed))
  })
}

type Reading = { query: Query | null; wrong: Unread[] }

/** A query being built: what is asked once each of its conditions is whole, and those that aren't. */
export function readDraft(draft: Draft, path: Path = []): Reading {
  const { query, wrong } = readPart(draft, path)
  return { query: query && draft.isNot ? { kind: 'not', of: query } : query, wrong }
}

function readPart(draft: Draft, path: Path): Reading {
  if (!('of' in draft)) {
    const read = conditionSchema.safeParse({ kind: draft.kind, ...readers[draft.kind](draft.fields) })
    return read.success
      ? { query: read.data, wrong: [] }
      : { query: null, wrong: [{ path, fields: listWrongFields(draft, read.error) }] }
  }
  const parts = draft.of.map((part, rank) => readDraft(part, [...path, rank]))
  const wrong = parts.flatMap((part) => part.wrong)
  const of = parts.flatMap((part) => part.query ?? [])
  return { query: of.length > 0 && wrong.length === 0 ? { kind: draft.kind, of } : null, wrong }
}

const kinds = new Map(Object.entries(kindWords).map(([kind, word]) => [word, kind as Query['kind']]))
const kindOf = (word: string | undefined): Query['kind'] | undefined => kinds.get(word ?? '')

const isName = /^c((?:\.\d{1,2})*)\.([a-z]+)$/

/** A query being built, from an address; null where it says none. What it can't mean is left out. */
export function readAddress(params: Readonly<Record<string, string | string[] | undefined>>): DraftGroup | null {
  const parts = new Map<string, Record<string, string>>()
  for (const [name, value] of Object.entries(params)) {
    const [, path, field] = isName.exec(name) ?? []
    if (path === undefined || field === undefined || parts.size > mostConditions * 2) continue
    const typed = cleanText([value].flat()[0] ?? '').slice(0, 200)
    parts.set(path, { ...parts.get(path), [field]: typed })
  }
  const whole = buildPart('', parts, 0)
  return whole && 'of' in whole ? whole : null
}

function buildPart(path: string, parts: ReadonlyMap<string, Fields>, level: number): Draft | null {
  const { quoi, sauf, ...fields } = parts.get(path) ?? {}
  const kind = kindOf(quoi)
  const isNot = sauf === '1'
  if (!kind || kind === 'not') return null
  if (kind !== 'and' && kind !== 'or') return { kind, isNot, fields }
  if (level >= mostLevels) return null
  const ranks = [...parts.keys()].flatMap((other) => rankIn(path, other) ?? []).sort((a, b) => a - b)
  return { kind, isNot, of: ranks.flatMap((rank) => buildPart(`${path}.${rank}`, parts, level + 1) ?? []) }
}

/** The rank of a part right under another; null for any other part. */
function rankIn(path: string, other: string): number | null {
  const below = other.startsWith(`${path}.`) ? other.slice(path.length + 1) : ''
  return /^\d+$/.test(below) ? Number(below) : null
}

/** What a button of the builder does: 'add:c.0:age', 'remove:c.1'; null for anything else. */
export function readGesture(written: string | string[] | undefined): Gesture | null {
  const [, kind, ranks, word] = /^(add|remove):c((?:\.\d{1,2})*)(?::([a-z-]+))?$/.exec([written].flat()[0] ?? '') ?? []
  if (ranks === undefined) return null
  const path = ranks.split('.').filter(Boolean).map(Number)
  if (kind === 'remove') return { kind, path }
  const what = kindOf(word)
  return what && what !== 'not' ? { kind: 'add', path, what } : null
}

/** A query as its builder shows it. */
export function draftOf(query: Query): Draft {
  if (query.kind === 'and' || query.kind === 'or') return { ...query, isNot: false, of: query.of.map(draftOf) }
  if (query.kind !== 'not') return fill(query)
  const draft = draftOf(query.of)
  return { ...draft, isNot: !draft.isNot }
}

/** The same under a group, where conditions are added. */
export function groupOf(query: Query): DraftGroup {
  const draft = draftOf(query)
  return 'of' in draft && !draft.isNot ? draft : { kind: 'and', isNot: false, of: [draft] }
}

const fill = (condition: Condition): Draft => ({ kind: condition.kind, isNot: false, fields: fieldsOf(condition) })

const dayField = (day: Day | null): string => (day ? formatNumericDay(day) : '')

function fieldsOf(condition: Condition): Record<string, string> {
  switch (condition.kind) {
    case 'consent':
      return { canal: condition.channel }
    case 'interested':
    case 'to_place':
      return { offre: condition.offerId ?? '' }
    case 'pupil':
      return { de: `${condition.of}:${condition.id ?? ''}`, depuis: dayField(condition.since) }
    case 'country':
      return { pays: condition.country, cp: condition.prefixes.join(' ') }
    case 'around':
      return { pays: condition.country, ville: condition.town, lieu: condition.area ?? '', km: String(condition.km) }
    case 'age':
      return { qui: condition.of, min: String(condition.from ?? ''), max: String(condition.to ?? '') }
    case 'locale':
      return { langue: condition.locale }
    case 'active':
      return { depuis: dayField(condition.since) }
    default:
      return {}
  }
}

/** How a part of a query is called in a form and in an address: 'c', 'c.0', 'c.0.1'. */
export const nameOfPath = (path: Path): string => ['c', ...path].join('.')

/** The query being built, in an address: each field by the path of its part. What is empty isn't in it. */
export function describeDraft(draft: Draft, path: Path = []): URLSearchParams {
  const name = nameOfPath(path)
  const query = new URLSearchParams({ [`${name}.quoi`]: kindWords[draft.kind] })
  if (draft.isNot) query.set(`${name}.sauf`, '1')
  if (!('of' in draft)) {
    for (const [field, value] of Object.entries(draft.fields)) if (value !== '') query.set(`${name}.${field}`, value)
    return query
  }
  for (const [rank, part] of draft.of.entries())
    for (const [field, value] of describeDraft(part, [...path, rank])) query.append(field, value)
  return query
}

/** A gesture, as the button that does it sends it. */
export const writeGesture = (gesture: Gesture): string =>
  [gesture.kind, nameOfPath(gesture.path), ...(gesture.kind === 'add' ? [kindWords[gesture.what]] : [])].join(':')

const name = z.string().trim().min(1, 'segments.save.nameMissing').max(80)
const asked = z
  .string()
  .max(8_000)
  .transform((written, context) => {
    const draft = readAddress(Object.fromEntries(new URLSearchParams(written)))
    const query = draft && querySchema.safeParse(readDraft(draft).query)
    if (query?.success) return query.data
    context.addIssue({ code: 'custom', message: 'segments.save.incomplete' })
    return z.NEVER
  })

/** A query under a name: a new one, or what another version of it becomes. */
export const saveInput = z.object({ name, requete: asked })
export const changeInput = saveInput.extend({ segment: z.uuid(), revision: z.coerce.number().int().min(0) })
export const segmentIdInput = z.object({ segment: z.uuid() })

/** What was just done to a segment, how its people are shown, and which of their pages. */
export const viewInput = z.object({
  vue: z.enum(['liste', 'carte']).catch('liste'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  fait: z.enum(['enregistre', 'retire', 'remis', 'trop']).nullable().catch(null),
  segment: z.uuid().nullable().catch(null),
  n: z.coerce.number().int().min(0).catch(0),
})
