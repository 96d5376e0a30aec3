import { fill } from '@/lib/core/elision'
import type { Sender } from '@/lib/messages/types'
import type { MessageTemplate, Override, TemplateText } from '@/lib/templates/types'
import { buttonsInEnglish } from '@/messages/en/mail-buttons'
import texts from '@/messages/fr/messages'
import type { Block, Button, MailContent, Paragraph, Run } from './content'
import { wordsOf } from './words'

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

/** What a template's code gives its text: variables and blocks, and the product's own text, in French. */
export function describeTemplate(name: TemplateName) {
  const { subject, body, button } = entryOf(name)
  const blocks = body.split(/\n{2,}/).flatMap((part) => marked.exec(part.trim())?.[1] ?? [])
  return { subject, body, button, variables: listVariables(name), blocks }
}

/** An override may only use what its template or its occasion gives; with anything else, the default text is sent. */
export const findUnknownVariable = (name: TemplateName, { subject, body, common }: Override): string | null => {
  const known = new Set([...listVariables(name), ...Object.keys(common ?? {})])
  const used = [...`${subject} ${body}`.matchAll(variable)].map((match) => match[1]!)
  return used.find((candidate) => !known.has(candidate)) ?? null
}

/** What people typed stays on one line where a line matters. */
export const oneLine = (text: string, isTrimmed = true): string => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly what must not reach a header
  const line = text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ')
  return isTrimmed ? line.trim() : line
}

/**
 * Marks and addresses are read in our own text, before variables are filled in: a first name that looks like a link
 * stays a first name. Only variables named `lien_…`, which the code makes, become links.
 */
const marks = /(\*\*[^*]+\*\*|\{lien_\w+\}|\[fichier \d+\]|https?:\/\/[^\s<>«»{}]+[^\s<>«»{}.,;:!?)])/

/** The files that a text may link to, by what stands for each: '[fichier 1]'. */
type Files = Readonly<Record<string, { name: string; href: string }>>

function toRuns(text: string, typed: Record<string, string>, files: Files): Run[] {
  const values = Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, oneLine(value, false)]))
  return text
    .split(marks)
    .filter(Boolean)
    .map((part): Run => {
      if (part.startsWith('**')) return { kind: 'strong', text: fill(part.slice(2, -2), values) }
      const file = files[part]
      if (file) return { kind: 'link', text: file.href, label: file.name }
      const isLink = part.startsWith('{lien_') || /^https?:/.test(part)
      return { kind: isLink ? 'link' : 'text', text: fill(part, values) }
    })
}

const marked = /^\[(\w+)(?:\s*:\s*([^\]]+))?\]$/

/** A text's paragraphs, with its blocks where it places them, or at its end. A button may be given other words there. */
export function arrange(
  body: string,
  values: Record<string, string>,
  places: Places,
  files: Files = {},
): (Paragraph | Block)[] {
  const placed = new Set<string>()
  const parts = body
    .split(/\n{2,}/)
    .map((text) => text.trim())
    .filter(Boolean)
    .flatMap((text): (Paragraph | Block)[] => {
      const [, name, words] = marked.exec(text) ?? []
      if (!name) return [{ kind: 'paragraph', runs: toRuns(text, values, files) }]
      placed.add(name)
      const block = places[name as keyof Places]
      if (!block) return []
      return [words && block.kind === 'button' ? { ...block, label: words.trim() } : block]
    })
  const forgotten = Object.entries(places).flatMap(([name, block]) => (block && !placed.has(name) ? [block] : []))
  return [...parts, ...forgotten]
}

export type Composed = Pick<MailContent, 'subject' | 'preview' | 'title' | 'body'> &
  Partial<Pick<MailContent, 'kicker'>>

export function compose<Name extends TemplateName>(
  name: Name,
  variables: Variables<Name>,
  places: Places,
  override: Override | null,
): Composed {
  const values: Record<string, string> = { ...override?.common, ...variables }
  const entry = entryOf(name)
  const own = override && !findUnknownVariable(name, override) ? override : null
  const chosen: TemplateText = own ?? entry
  const line = (text: string) => oneLine(fill(text, values))
  const subject = line(chosen.subject).slice(0, 200)
  // The product has these lines in French: beside words of another language, the structure's name and the subject say it ([2.C3]).
  const around =
    own?.locale === 'en'
      ? { preview: subject, title: subject }
      : { preview: line(entry.preview), kicker: line(entry.kicker), title: line(entry.title) }
  return { subject, ...around, body: arrange(chosen.body, values, places) }
}

export function buttonOf(sender: Sender, name: TemplateName, href: string, hasHelp = false): Button {
  const { button = '' } = entryOf(name)
  const label = sender.locale === 'en' ? (buttonsInEnglish[button] ?? button) : button
  return { kind: 'button', label, href, help: hasHelp ? wordsOf(sender).footer.link : '' }
}
