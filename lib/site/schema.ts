import { z } from 'zod'
import { parseFrenchDay } from '@/lib/core/time'
import { type Block, contactKinds, pictures } from './types'

const text = z.string().min(1).max(2_000)
const short = z.string().min(1).max(200)
/** Inside the site only: a page and an anchor, never a protocol. */
const link = z.object({
  label: short,
  to: z
    .string()
    .max(120)
    .regex(/^[a-z0-9/#-]*$/),
})
const titled = z.object({ title: short, text })

/** A picture of the house, or one of the structure's own by its id. */
const placed = z.union([z.enum(pictures), z.uuid()])

export const blockSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('hero'),
    title: short,
    lead: text,
    picture: placed.optional(),
    actions: z.array(link).max(3).optional(),
  }),
  z.object({
    kind: z.literal('prose'),
    title: short.optional(),
    paragraphs: z.array(text).max(20),
    list: z.array(text).max(20).optional(),
  }),
  z.object({
    kind: z.literal('picture'),
    picture: placed,
    alt: z.string().max(300),
    caption: short.optional(),
  }),
  z.object({
    kind: z.literal('cards'),
    title: short,
    intro: text.optional(),
    cards: z.array(titled.extend({ link: link.optional() })).max(8),
  }),
  z.object({ kind: z.literal('steps'), title: short, steps: z.array(titled).min(2).max(6) }),
  z.object({ kind: z.literal('facts'), figures: z.array(z.object({ value: short, label: short })).max(6) }),
  z.object({
    kind: z.literal('questions'),
    title: short,
    items: z.array(z.object({ question: short, answer: text })).max(20),
  }),
  z.object({ kind: z.literal('teachers'), title: short, intro: text.optional() }),
  z.object({ kind: z.literal('gifts'), title: short, intro: text.optional() }),
  z.object({ kind: z.literal('rooms'), title: short, intro: text.optional() }),
  z.object({ kind: z.literal('places'), title: short, intro: text.optional() }),
  z.object({ kind: z.literal('reach'), title: short, hours: z.array(short).max(10), note: text.optional() }),
  z.object({ kind: z.literal('form'), form: z.enum(contactKinds), title: short, intro: text.optional() }),
  z.object({ kind: z.literal('call'), title: short, text, actions: z.array(link).max(3) }),
]) satisfies z.ZodType<Block>

export const blocksSchema = z.array(blockSchema).max(40)

const pageKey = (name: string) => `siteEditor.fields.${name}`

/** Which public page, and the revision of it that its editor showed ([2.F3]). */
export const whichPage = z.object({ slug: z.string().max(80), seen: z.coerce.number().int().min(0) })

/** The blocks of a page come from its editor as one text. */
const blocksText = z.string({ error: pageKey('blocks') }).transform((text, context) => {
  const read = blocksSchema.safeParse(parseJson(text))
  if (read.success && read.data.length > 0) return read.data
  context.addIssue({ code: 'custom', message: pageKey('blocks') })
  return z.NEVER
})

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** A public page as an admin writes it ([2.F3]). */
export const pageSchema = whichPage.extend({
  title: z
    .string({ error: pageKey('title') })
    .trim()
    .min(1, pageKey('title'))
    .max(120),
  description: z
    .string({ error: pageKey('description') })
    .trim()
    .min(1, pageKey('description'))
    .max(300),
  blocks: blocksText,
})

const required = (max: number, message: string) => z.string().trim().min(1, message).max(max, 'gate.fields.too_long')
const oneLine = (max: number, message: string) => required(max, message).regex(/^[^\p{Cc}]*$/u, 'gate.fields.invalid')

/** People leave this box alone: it is out of sight. Machines fill everything. */
const trap = z.string().max(500).optional()

const person = {
  name: oneLine(120, 'site.fields.name'),
  email: z.string().trim().max(254, 'gate.fields.too_long').pipe(z.email('site.fields.email')),
  phone: z
    .string()
    .trim()
    .regex(/^[+\d .()-]{0,30}$/, 'site.fields.phone')
    .default(''),
  website: trap,
}

export const contactInput = z.object({
  ...person,
  subject: oneLine(150, 'site.fields.subject'),
  body: required(5_000, 'site.fields.body'),
})

export const rentalInput = z.object({
  ...person,
  room: oneLine(120, 'site.fields.room'),
  wantedOn: z
    .string()
    .trim()
    .refine((day) => parseFrenchDay(day) !== null, 'site.fields.wantedOn'),
  hours: oneLine(120, 'site.fields.hours'),
  people: z
    .string()
    .trim()
    .regex(/^[1-9]\d{0,3}$/, 'site.fields.people'),
  body: required(5_000, 'site.fields.purpose'),
})
