import type { Civility, Locale } from '@/lib/client-files/types'
import { fill } from '@/lib/core/elision'
import type { Audience, PicturePlace } from '@/lib/mailings/types'
import type { Sender } from '@/lib/messages/types'
import { fillText, greetingOf } from '@/lib/templates/rules'
import type { TemplateText, WrittenValues } from '@/lib/templates/types'
import { writtenTextsInEnglish } from '@/messages/en/written-mails'
import { writtenTexts } from '@/messages/fr/written-mails'
import type { Block, MailContent, Paragraph, Picture } from '../content'
import { arrange, oneLine } from '../template'
import { frameOf, urlOf } from './brand'

export const textsOf: Record<Locale, typeof writtenTextsInEnglish> = { ...writtenTexts, en: writtenTextsInEnglish }

/** {cher}, in the language of its reader ([2.C3]). */
export const greet = (person: { civility: Civility | null; firstName: string }, locale: Locale): string =>
  fill(textsOf[locale].greetings[greetingOf(person)], { prenom: person.firstName.trim() })

/** A file of the message, reached by its link ([2.C5]). */
export type LinkedFile = { name: string; href: string }

/** A message that somebody of the office wrote, for one of its readers ([2.C5]). */
export type WrittenFacts = TemplateText & {
  values: WrittenValues
  /** Who wrote it: answers go there ([2.C4]). */
  author: string
  locale?: Locale
  /** A picture of the structure's site. */
  picture?: { id: string; alt: string; width: number; height: number; place: PicturePlace } | null
  /** In the order of [fichier 1], [fichier 2]…; those that the text doesn't place are listed at its end. */
  files?: readonly LinkedFile[]
  /** Why somebody gets it: to one from their file, to the participants of a course with the reason, or by their consent. */
  why: 'direct' | { course: string; reason: string } | Exclude<Audience, 'service'>
  unsubscribeUrl?: string | null
}

const markOf = (rank: number): string => `[fichier ${rank + 1}]`

/** The files that the text doesn't place itself, a line each under their heading. */
function listRest({ body, files = [] }: WrittenFacts, heading: string): Paragraph[] {
  const rest = files.filter((_, rank) => !body.includes(markOf(rank)))
  if (rest.length === 0) return []
  const lines = rest.map(
    ({ name, href }): Paragraph => ({ kind: 'paragraph', runs: [{ kind: 'link', text: href, label: oneLine(name) }] }),
  )
  return [{ kind: 'paragraph', runs: [{ kind: 'strong', text: heading }] }, ...lines]
}

function pictureOf(sender: Sender, { picture }: WrittenFacts): Picture | null {
  if (!picture) return null
  const { id, alt, width, height } = picture
  return { kind: 'picture', src: urlOf(sender, `/photos/${id}`), alt, width, height }
}

function footerOf(sender: Sender, facts: WrittenFacts): MailContent['footer'] {
  const { why, author, unsubscribeUrl, locale = 'fr-FR' } = facts
  const texts = textsOf[locale]
  const own = sender.settings.mailFooter === '' ? [] : [sender.settings.mailFooter]
  const reason =
    typeof why === 'string'
      ? fill(texts.why[why], { structure: sender.name })
      : fill(texts.why.service, { structure: sender.name, cours: why.course, motif: why.reason.replace(/[.\s]+$/, '') })
  const stop = unsubscribeUrl ? [{ text: texts.unsubscribe, href: unsubscribeUrl }] : []
  return [...own, fill(texts.reply, { expediteur: author }), oneLine(reason), ...stop]
}

/** The body, once it is sure that none of its variables would leave a hole. */
function filled({ body, values }: WrittenFacts): string {
  fillText(body, values)
  return body
}

/** A written message as its reader gets it: its text with their values, its picture and files, why they get it ([2.C5] [2.C10]). */
export function writeWritten(sender: Sender, facts: WrittenFacts): MailContent {
  const { author, files = [], locale = 'fr-FR', picture } = facts
  const texts = textsOf[locale]
  const values = facts.values as Record<string, string>
  const links = Object.fromEntries(files.map(({ name, href }, rank) => [markOf(rank), { name: oneLine(name), href }]))
  const subject = oneLine(fillText(facts.subject, facts.values)).slice(0, 200)
  const words = arrange(filled(facts), values, {}, links)
  const text: (Paragraph | Block)[] = [...words, ...listRest(facts, texts.files)]
  const shown = pictureOf(sender, facts)
  const body = !shown ? text : picture?.place === 'top' ? [shown, ...text] : [...text, shown]
  const first = words.find((part) => part.kind === 'paragraph')
  return {
    ...frameOf(sender, 'member'),
    locale,
    subject,
    preview:
      first?.kind === 'paragraph'
        ? first.runs
            .map((run) => run.label ?? run.text)
            .join('')
            .slice(0, 140)
        : subject,
    kicker: oneLine(fill(texts.kicker, { expediteur: author })),
    title: subject,
    body,
    footer: footerOf(sender, facts),
  }
}
