import { fill } from '@/lib/core/elision'
import type { MessageTemplate, Override } from '@/lib/messages/types'
import texts from '@/messages/fr/messages'
import type { Block, MailContent, Paragraph, Run } from './content'

type Entry = { subject: string; preview: string; kicker: string; title: string; body: string; button?: string }

/** A template without a text, or a text without a template, doesn't compile. */
const templates: Record<MessageTemplate, Entry> = texts.templates
type Templates = (typeof texts)['templates']
export type TemplateName = MessageTemplate & keyof Templates

type Names<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never
/** What a template's default text asks for, no more and no less: a wrong variable doesn't compile. */
export type Variables<Name extends TemplateName> = Record<Names<Templates[Name][keyof Templates[Name]]>, string>

/** Where a block goes: a paragraph that is only its name in brackets. */
export type Places = Partial<Record<'bouton' | 'details' | 'commande' | 'message', Block | null>>

const entryOf = (name: TemplateName): Entry => templates[name]
const variable = /\{(\w+)\}/g

export const listVariables = (name: TemplateName): string[] => {
  const all = Object.values(entryOf(name)).join(' ')
  return [...new Set([...all.matchAll(variable)].map((match) => match[1]!))]
}

/** An override may only use what its template gives; with anything else, the default text is sent. */
export const findUnknownVariable = (name: TemplateName, { subject, body }: Override): string | null => {
  const known = new Set(listVariables(name))
  const used = [...`${subject} ${body}`.matchAll(variable)].map((match) => match[1]!)
  return used.find((candidate) => !known.has(candidate)) ?? null
}

/** What people typed stays on one line where a line matters. */
const oneLine = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly what must not reach a header
  text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim()

/**
 * Marks and addresses are read in our own text, before variables are filled in: a first name that looks like a link
 * stays a first name. Only variables named `lien_…`, which the code makes, become links.
 */
const marks = /(\*\*[^*]+\*\*|\{lien_\w+\}|https?:\/\/[^\s<>«»{}]+[^\s<>«»{}.,;:!?)])/

function toRuns(text: string, values: Record<string, string>): Run[] {
  return text
    .split(marks)
    .filter(Boolean)
    .map((part): Run => {
      if (part.startsWith('**')) return { kind: 'strong', text: fill(part.slice(2, -2), values) }
      const isLink = part.startsWith('{lien_') || /^https?:/.test(part)
      return { kind: isLink ? 'link' : 'text', text: fill(part, values) }
    })
}

function arrange(body: string, values: Record<string, string>, places: Places): (Paragraph | Block)[] {
  const placed = new Set<string>()
  const parts = body
    .split(/\n{2,}/)
    .map((text) => text.trim())
    .filter(Boolean)
    .flatMap((text): (Paragraph | Block)[] => {
      const name = /^\[(\w+)\]$/.exec(text)?.[1]
      if (!name) return [{ kind: 'paragraph', runs: toRuns(text.replaceAll('\n', ' '), values) }]
      placed.add(name)
      const block = places[name as keyof Places]
      return block ? [block] : []
    })
  const forgotten = Object.entries(places).flatMap(([name, block]) => (block && !placed.has(name) ? [block] : []))
  return [...parts, ...forgotten]
}

export type Composed = Pick<MailContent, 'subject' | 'preview' | 'kicker' | 'title' | 'body'>

export function compose<Name extends TemplateName>(
  name: Name,
  variables: Variables<Name>,
  places: Places,
  override: Override | null,
): Composed {
  const values: Record<string, string> = variables
  const entry = entryOf(name)
  const chosen = override && !findUnknownVariable(name, override) ? override : entry
  const line = (text: string) => oneLine(fill(text, values))
  return {
    subject: line(chosen.subject).slice(0, 200),
    preview: line(entry.preview),
    kicker: line(entry.kicker),
    title: line(entry.title),
    body: arrange(chosen.body, values, places),
  }
}

export const buttonOf = (name: TemplateName, href: string, hasHelp = false): Block => ({
  kind: 'button',
  label: entryOf(name).button ?? '',
  href,
  help: hasHelp ? texts.footer.link : '',
})
