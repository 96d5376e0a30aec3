/*
 * A template is a text with variables, which the messages of the product and those that people write are made from.
 * - {cher} agrees with its reader: Cher, Chère, Bonjour when unknown ([2.C3]).
 * - A variable that doesn't exist is refused when a text is saved: never a hole in a mail ([2.C3]).
 * - What the law or the purpose of a mail wants in it stays in a structure's own words ([6.L2]).
 * - A word all in capitals is refused in what people write, with the word shown ([2.C6]).
 */
import type { Civility, Locale } from '@/lib/client-files/types'
import { fill } from '@/lib/core/elision'
import { nearest } from '@/lib/core/nearest'
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import {
  commonVariables,
  type Family,
  type Greeting,
  type MessageTemplate,
  readerVariables,
  type TemplateText,
  type TextRefusal,
  type TextRules,
  type Topic,
  topicVariables,
  type WrittenValues,
  type WrittenVariable,
} from './types'

/** The variables of a message that somebody writes: those of its reader, and of what it is about. */
export const listWrittenVariables = (topic: Topic | null): WrittenVariable[] => [
  ...readerVariables,
  ...(topic ? topicVariables[topic] : []),
]

/** Every variable of written messages: a free template may be used for any of them. */
export const writtenVariables: readonly WrittenVariable[] = [
  ...new Set([...readerVariables, ...topicVariables.course, ...topicVariables.offer]),
]

/** How somebody is greeted: « Chère Anne », « Cher Paul », « Bonjour Claude » when nobody said, and « Bonjour » without a name ([2.C3]). */
export function greetingOf({ civility, firstName }: { civility: Civility | null; firstName: string }): Greeting {
  if (firstName.trim() === '') return 'nameless'
  return civility ?? 'unsaid'
}

const braced = /\{([^{}]*)\}/g
const bracketed = /\[([^[\]\n]*)\]/g
/** [bouton : Réserver]: a block may be given words of its own. */
const blockName = (inside: string): string => inside.split(':')[0]!.trim().toLowerCase()

/** The variables that a text names. */
export const listNamed = ({ subject, body }: TemplateText): string[] => [
  ...new Set([...`${subject}\n${body}`.matchAll(braced)].map((match) => match[1]!)),
]

/** A paragraph that is only a name in brackets is a block, and so is a file wherever it stands; other brackets are words. */
function listBlocks(body: string): string[] {
  const alone = body.split(/\n{2,}/).map((part) => part.trim())
  const inside = [...body.matchAll(bracketed)].map((match) => match[1]!)
  return inside
    .filter((name) => alone.includes(`[${name}]`) || /^\s*(fichier\s*\d+|bouton)\b/i.test(name))
    .map(blockName)
}

function checkNames(text: TemplateText, { known, elsewhere = [] }: TextRules): Verdict<TextRefusal> {
  for (const variable of listNamed(text)) {
    if (known.includes(variable)) continue
    if (elsewhere.includes(variable)) return refuse('variable_elsewhere', { variable })
    return refuse('unknown_variable', { variable, near: nearest(variable, known) })
  }
  return /[{}]/.test(`${text.subject}${text.body}`.replace(braced, '')) ? refuse('lone_brace') : allow
}

function checkBlocks({ body }: TemplateText, { blocks = [], neededBlocks = [] }: TextRules): Verdict<TextRefusal> {
  const placed = listBlocks(body)
  const unknown = placed.find((block) => !blocks.includes(block))
  if (unknown !== undefined) return refuse('unknown_block', { block: unknown, near: nearest(unknown, blocks) })
  const forgotten = neededBlocks.find((block) => !placed.includes(block))
  return forgotten === undefined ? allow : refuse('block_needed', { block: forgotten })
}

/** Whether a text may be saved: every variable and block that it names exists, and those that it can't do without are there ([2.C3]). */
export function checkText(text: TemplateText, rules: TextRules): Verdict<TextRefusal> {
  if (text.subject.trim() === '') return refuse('subject_missing')
  if (text.body.trim() === '') return refuse('body_missing')
  const names = checkNames(text, rules)
  if (!names.ok) return names
  const variable = rules.neededVariables?.find((needed) => !listNamed({ ...text, subject: '' }).includes(needed))
  return variable === undefined ? checkBlocks(text, rules) : refuse('variable_needed', { variable })
}

/** What isn't a word that somebody wrote: an address, a variable, a block; and what hides between letters. */
const notWords = /https?:\/\/\S+|\S+@\S+|\{[^{}]*\}|\[(?:fichier|bouton|details|commande|message)[^[\]]*\]/giu
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu
const capitals = /(?<![\p{L}\p{M}])(?:\p{Lu}\p{M}*){3,}(?![\p{L}\p{M}])/gu

const listCapitals = (text: string): string[] =>
  text.normalize('NFC').replace(invisible, '').replace(notWords, ' ').match(capitals) ?? []

/** The words of three letters or more that are all in capitals, but for those that an admin allows ([2.C6]). */
export function findCapitals(text: string, allowed: readonly string[]): string[] {
  const fine = new Set(allowed.flatMap(listCapitals))
  return [...new Set(listCapitals(text))].filter((word) => !fine.has(word))
}

/** A text with a reader's values in place of its variables; one without a value is a bug, never a hole ([2.C3]). */
export function fillText(text: string, values: WrittenValues): string {
  const missing = [...text.matchAll(braced)].find((match) => values[match[1] as WrittenVariable] === undefined)
  if (missing) throw new Error(`no value for the variable ${missing[1]}`)
  return fill(text, values as Record<string, string>)
}

/** The French that the product's own texts are sent in: the reader's, else the structure's, else that of France ([2.C3]). */
export const frenchOf = (...wanted: readonly Locale[]): Locale => wanted.find((locale) => locale !== 'en') ?? 'fr-FR'

/** The languages in which a text is looked for: the reader's, then the French of France ([2.C3]). */
export const listFallbacks = (locale: Locale): Locale[] => [...new Set([locale, 'fr-FR'] as const)]

const familyOfWord: Record<string, Family> = {
  ...{ order: 'orders', withdrawal: 'payments', double: 'payments', refund: 'payments', money: 'payments' },
  ...{ cheque: 'payments', instalment: 'payments', credit: 'payments', dispute: 'payments' },
  ...{ booking: 'lessons', copy: 'lessons', slot: 'lessons', session: 'sessions', course: 'sessions' },
  ...{ absence: 'absences', pass: 'passes', queue: 'queue', reduced: 'rates', gift: 'gifts' },
  ...{ staff: 'team', mailing: 'team', contact: 'visitors', rental: 'visitors' },
}

/** What a mail of the product is about: its name begins with it; otherwise an account, or a file. */
export const familyOf = (template: MessageTemplate): Family => familyOfWord[template.split('_')[0]!] ?? 'accounts'

/** Whether a mail goes to those who work there, not to a client: it greets nobody of a file. */
export const isForTeam = (template: MessageTemplate): boolean =>
  /_(teacher|office)$|^(staff|mailing|dispute|contact|rental)_/.test(template)

/** What the law wants a mail to say, whatever the words around it: the confirmation of an order, of a withdrawal ([6.L2] [6.L3]). */
const neededByLaw: Partial<Record<MessageTemplate, string[]>> = {
  order_paid: ['retractation', 'lien_conditions', 'version'],
  withdrawal_received: ['recu', 'achats', 'numero'],
}

/** What the words of an event's mail must be made of: what its code gives, and every block of the product's text but a guest's words. */
export function eventRules(
  event: MessageTemplate,
  given: { variables: readonly string[]; blocks: readonly string[] },
): TextRules {
  const common = isForTeam(event) ? (['structure', 'lien_aide'] as const) : commonVariables
  return {
    known: [...new Set([...given.variables, ...common])],
    elsewhere: writtenVariables,
    blocks: given.blocks,
    neededBlocks: given.blocks.filter((block) => block !== 'message'),
    neededVariables: neededByLaw[event] ?? [],
  }
}

/** A version is written over the one that its author saw ([2.C3]). */
export const checkSeen = (seen: number, newest: number): Verdict<'changed_meanwhile'> =>
  seen === newest ? allow : refuse('changed_meanwhile')
