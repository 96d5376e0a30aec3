import { describe, expect, it, test } from 'vitest'
import type { MailContent } from '@/emails/content'
import { valuesOf } from '@/emails/messages/values'
import { describeTemplate } from '@/emails/template'
import { renderText } from '@/emails/text'
import { writeTypical } from '@/emails/typical'
import { typicalCourse } from '@/emails/typical/people'
import { formatInstant, formatMinutes, formatWeekdayShort } from '@/lib/core/formatting'
import { type Locale, locales } from '@/lib/core/locale'
import { formatCents } from '@/lib/core/money'
import { type MessageTemplate, messageTemplates } from '@/lib/templates/types'
import { buttonsInEnglish } from '@/messages/en/mail-buttons'
import { eventVariables, templateBlocks } from '@/messages/fr/template-variables'
import { sender } from './samples'

/** Names of places, packages and pages, and what somebody typed: they are the same in every language. */
const names =
  /28 rue des Lilas-Blancs|Atelier des Lilas-Blancs|Forfait[\p{L}\d’ ]*|Chant collectif|Cours collectif|Cours à deux|Grande salle|Salle Barbara|Bon cadeau de 4 cours de chant|La salle change samedi|14 h à 18 h|“(?:Mes achats|Mon suivi|Mon profil|Renoncer au contrat ici|Sécurité)”|Pass Culture|chèques-vacances|https?:\S+/giu
const french =
  /(?<!\p{L})(?:le|la|les|des|du|au|aux|vous|votre|vos|nous|notre|est|sont|sera|pour|avec|dans|jusqu|voir|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|février|avril|juillet|août|septembre|octobre|novembre|décembre|cours|séances?|élève|professeur|salle|lieu|forfait|commande|chèques?|virement|euros?|à)(?!\p{L})|\d\sh\s\d|\d,\d\d\s€|\p{L}\u00a0[:!?]/iu

/** A mail whose words are nothing but its variables and its blocks: what is left to read is what the code says around them. */
function inEnglish(template: MessageTemplate): MailContent {
  const { variables, blocks } = describeTemplate(template)
  const body = [...variables.map((name) => `{${name}}`), ...blocks.map((name) => `[${name}]`)].join('\n\n')
  const english = { ...sender, locale: 'en' as const, tagline: '' }
  return writeTypical(template, english, undefined, { subject: 'Hello', body, locale: 'en' })
}

describe('[2.C3] a mail whose words are in English', () => {
  test.each(messageTemplates.map((template) => [template]))('%s: nothing around them is French', (template) => {
    const { kicker, title, preview, ...content } = inEnglish(template)
    const typed = renderText({ ...content, kicker, title, preview }).replace(/^>.*$/gm, '')
    const lines = [kicker, preview, ...typed.replace(names, '').split('\n')]
    expect(lines.filter((line) => french.test(line))).toEqual([])
  })

  it('every variable and block of the product’s mails says in French what it stands for', () => {
    const described = messageTemplates.map((template) => describeTemplate(template))
    const unsaid = described.flatMap(({ variables, blocks }) => [
      ...variables.filter((name) => !(name in eventVariables)),
      ...blocks.filter((name) => !(name in templateBlocks)),
    ])
    expect(unsaid).toEqual([])
  })

  it('every button has its English', () => {
    const buttons = messageTemplates.map((template) => describeTemplate(template).button).filter(Boolean)
    expect(buttons.filter((button) => !(button! in buttonsInEnglish))).toEqual([])
  })
})

describe('[2.C3] days, hours and money in the languages of mails', () => {
  const at = new Date('2026-09-01T17:30:00Z')
  const written: Record<Locale, string[]> = {
    'fr-FR': ['mardi 1er septembre 2026 à 19 h 30', 'mar. 01/09', '1 h 30', '1 234,50 €', '12,00 $CA'],
    'fr-CA': ['mardi 1er septembre 2026 à 19 h 30', 'mar. 1er sept.', '1 h 30', '1 234,50 €', '12,00 $'],
    en: ['Tuesday 1 September 2026 at 19:30', 'Tue 1 Sept', '1 h 30 min', '€1,234.50', 'CA$12.00'],
  }
  it.each(locales.map((locale) => [locale]))('%s', (locale) => {
    const found = [
      formatInstant(at, 'Europe/Paris', locale),
      formatWeekdayShort('2026-09-01', locale),
      formatMinutes(90, locale),
      formatCents(123_450, 'EUR', locale),
      formatCents(1_200, 'CAD', locale),
    ]
    expect(found.map((text) => text.replace(/[\u00a0\u202f]/g, ' ').replaceAll(', ', ' '))).toEqual(written[locale])
  })

  it('what somebody writes names them in the language that they write in', () => {
    const reader = { clientFileId: '', email: null, firstName: 'Ann', lastName: 'Lee', civility: null, currency: 'EUR' }
    const about = { author: 'Nora', subject: typicalCourse }
    const values = valuesOf(sender, { ...reader, locale: 'en', balanceCents: 1_250 }, about)
    expect(values).toMatchObject({ cher: 'Dear Ann', solde: '€12.50', heure: '19:30' })
    expect(values.date).toMatch(/^Wednesday,? 25 November 2026$/)
  })
})
