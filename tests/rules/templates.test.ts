import { describe, expect, it } from 'vitest'
import { greet } from '@/emails/messages/written'
import { nearest } from '@/lib/core/nearest'
import { checkText, fillText, findCapitals, listWrittenVariables, writtenVariables } from '@/lib/templates/rules'
import type { TextRules } from '@/lib/templates/types'

describe('{cher} agrees with its reader [2.C3]', () => {
  it.each([
    [{ civility: 'monsieur', firstName: 'Paul' }, 'fr-FR', 'Cher Paul'],
    [{ civility: 'madame', firstName: 'Anne' }, 'fr-CA', 'Chère Anne'],
    [{ civility: null, firstName: 'Claude' }, 'fr-FR', 'Bonjour Claude'],
    [{ civility: 'madame', firstName: ' ' }, 'fr-FR', 'Bonjour'],
    [{ civility: 'madame', firstName: 'Anne' }, 'en', 'Dear Anne'],
    [{ civility: null, firstName: '' }, 'en', 'Hello'],
  ] as const)('%j in %s: %s', (person, locale, greeting) => {
    expect(greet(person, locale)).toBe(greeting)
  })
})

describe('a text is checked when it is saved [2.C3]', () => {
  const rules: TextRules = {
    known: listWrittenVariables(null),
    elsewhere: writtenVariables,
    blocks: ['fichier 1', 'bouton'],
    neededBlocks: ['bouton'],
    neededVariables: ['lien_dossier'],
  }
  const good = { subject: 'Bonjour', body: '{cher},\n\nVotre dossier : {lien_dossier} [bouton]\n\n[bouton]' }
  it.each([
    ['good', {}, { ok: true }],
    ['without a subject', { subject: '  ' }, { ok: false, refusal: 'subject_missing' }],
    ['without words', { body: '\n' }, { ok: false, refusal: 'body_missing' }],
    [
      'with a variable that doesn’t exist, and looks like one',
      { subject: 'Pour {prénom client}' },
      { ok: false, refusal: 'unknown_variable', detail: { variable: 'prénom client', near: 'prenom_client' } },
    ],
    [
      'with one that looks like none',
      { subject: '{xyzzy}' },
      { ok: false, refusal: 'unknown_variable', detail: { variable: 'xyzzy', near: null } },
    ],
    ['with an empty one', { subject: 'Pour {}' }, { ok: false, refusal: 'unknown_variable' }],
    [
      'with one of other messages',
      { subject: 'Le {date}' },
      { ok: false, refusal: 'variable_elsewhere', detail: { variable: 'date' } },
    ],
    ['with a brace that nothing closes', { subject: 'Pour {cher' }, { ok: false, refusal: 'lone_brace' }],
    [
      'with a block that doesn’t exist',
      { body: `${good.body}\n\n[boutton]` },
      { ok: false, refusal: 'unknown_block', detail: { block: 'boutton', near: 'bouton' } },
    ],
    [
      'with a second file, of one',
      { body: `${good.body} Voyez [fichier 2].` },
      { ok: false, refusal: 'unknown_block', detail: { block: 'fichier 2', near: 'fichier 1' } },
    ],
    [
      'without what it is for',
      { body: '{lien_dossier}' },
      { ok: false, refusal: 'block_needed', detail: { block: 'bouton' } },
    ],
    [
      'without what the law wants in it',
      { subject: '{lien_dossier}', body: '[bouton]' },
      { ok: false, refusal: 'variable_needed', detail: { variable: 'lien_dossier' } },
    ],
  ])('%s', (_case, change, verdict) => {
    expect(checkText({ ...good, ...change }, rules)).toMatchObject(verdict)
  })

  it('brackets around words stay words, and a button may be given its own', () => {
    expect(checkText({ ...good, body: `${good.body}\n\nUn cours [débutant] demain.` }, rules).ok).toBe(true)
    expect(checkText({ ...good, body: '{lien_dossier}\n\n[bouton : Réserver un cours]' }, rules).ok).toBe(true)
  })
})

describe('words all in capitals [2.C6]', () => {
  it.each([
    ['RABAIS sur tout, ETC. et Cie', ['RABAIS', 'ETC']],
    ['L’ÉTÉ, à L’ATELIER', ['ÉTÉ', 'ATELIER']],
    ['E\u0301TE\u0301 décomposé', ['ÉTÉ']],
    ['un PROMO-CHOC', ['PROMO', 'CHOC']],
    ['RA\u200bBAIS caché', ['RABAIS']],
    ['ＳＯＬＤＥＳ larges', ['ＳＯＬＤＥＳ']],
    ['RABAIS et RABAIS', ['RABAIS']],
    ['Un CD, le 3 B, à 19 H, MacDonald, iPhone', []],
    ['https://exemple.example/RABAIS et PAUL@EXEMPLE.EXAMPLE, {PRENOM}', []],
    ['La SACEM, le CNM', []],
  ])('%s', (text, words) => {
    expect(findCapitals(text, ['SACEM', 'CNM'])).toEqual(words)
  })
})

it('a text is filled with one reader’s values, de losing its vowel, and a missing one is a bug [2.C3]', () => {
  expect(fillText('{cher}, le dossier de {prenom_client}', { cher: 'Chère Élise', prenom_client: 'Élise' })).toBe(
    'Chère Élise, le dossier d’Élise',
  )
  expect(() => fillText('{cours}', {})).toThrow('cours')
})

it('a course has its variables, an offer its own, and both what concerns the reader', () => {
  expect(listWrittenVariables('course')).toEqual(expect.arrayContaining(['cher', 'cours', 'date', 'heure', 'lieu']))
  expect(listWrittenVariables('offer')).toEqual(expect.arrayContaining(['solde', 'offre', 'lien_cours']))
  expect(listWrittenVariables(null)).not.toContain('cours')
})

it('a misspelt word finds the one that was meant', () => {
  const words = ['prenom_client', 'nom_client', 'cours', 'date']
  expect(nearest('prenom', words)).toBe('prenom_client')
  expect(nearest('Cour', words)).toBe('cours')
  expect(nearest('prenom_cleint', words)).toBe('prenom_client')
  expect(nearest('zzz', words)).toBeNull()
})
