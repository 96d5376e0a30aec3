import { z } from 'zod'
import { isId } from '@/lib/core/ids'
import { cleanText } from '@/lib/core/text'
import { locales, messageTemplates, type TemplateKey } from './types'

/** What an address calls a template: 'order-paid', or the id of a free one. */
export const templateSlug = (key: TemplateKey): string =>
  'event' in key ? key.event.replaceAll('_', '-') : key.freeTemplateId

/** The template of an address; null: nobody's. */
export function readTemplateSlug(slug: string): TemplateKey | null {
  if (isId(slug)) return { freeTemplateId: slug }
  const event = messageTemplates.find((template) => template.replaceAll('_', '-') === slug)
  return event ? { event } : null
}

const key = z.string().transform((slug, context) => {
  const found = readTemplateSlug(slug)
  if (found) return found
  context.addIssue({ code: 'custom' })
  return z.NEVER
})

const typed = (most: number) =>
  z
    .string()
    .max(most)
    .transform((text) => cleanText(text).replaceAll('\r\n', '\n'))

/** The language of an address; French of France otherwise. */
export const localeInput = z.enum(locales).catch('fr-FR')

/** The editor's form: which text, over which version it was written, and for whom it is shown. */
export const wordsInput = z.object({
  modele: key,
  langue: z.enum(locales),
  seen: z.coerce.number().int().min(0).max(1_000_000),
  subject: typed(200),
  body: typed(20_000),
  reader: z.string().trim().max(100).default(''),
  intent: z.enum(['save', 'try']).catch('save'),
})

export const resetInput = z.object({ modele: key, langue: z.enum(locales), seen: z.coerce.number().int().min(0) })

const name = z
  .string({ error: 'templates.fields.name' })
  .trim()
  .min(1, 'templates.fields.name')
  .max(80)
  .transform(cleanText)
export const newInput = z.object({ name })
export const renameInput = z.object({ template: z.uuid(), name })
export const archiveInput = z.object({ template: z.uuid(), away: z.enum(['oui', 'non']) })

/** What the editor's page is asked: the language, an older version, what has just been done. */
export const editorInput = z.object({
  langue: localeInput,
  version: z.coerce.number().int().min(1).optional().catch(undefined),
  fait: z.string().optional().catch(undefined),
})
