import { describe, expect, test } from 'vitest'
import { fill, ofName, thatName } from '@/lib/core/elision'
import messages from '@/messages/fr'

describe('[0] names in French sentences', () => {
  test.each([
    ['Élise', 'd’Élise'],
    ['Anaïs Roy', 'd’Anaïs Roy'],
    ['Œuvre', 'd’Œuvre'],
    ['Marie', 'de Marie'],
    ['Hélène', 'd’Hélène'],
    ['Hugo', 'd’Hugo'],
    ['Horizon', 'd’Horizon'],
    ['Henri', 'd’Henri'],
    ['Hassan', 'de Hassan'],
    ['Hilde', 'de Hilde'],
    ['Yves', 'd’Yves'],
    ['Yasmine', 'de Yasmine'],
    ['L’Atelier', 'de L’Atelier'],
    ['avril 2027', 'd’avril 2027'],
    ['50,00 €', 'de 50,00 €'],
    ['', 'de '],
  ])('%s → %s', (name, written) => expect(ofName(name)).toBe(written))

  test('que loses its vowel as de does', () => {
    expect(thatName('Horizon')).toBe('qu’Horizon')
    expect(thatName('L’Atelier')).toBe('que L’Atelier')
  })

  test('a mail’s text asks for a name as anybody writes it, and keeps what it was not given', () => {
    const values = { eleve: 'Élise', prof: 'Marc', debut: '10 h', marque: '{eleve}' }
    expect(fill('Le cours de {eleve} avec {prof}, de {debut} à {fin}.', values)).toBe(
      'Le cours d’Élise avec Marc, de 10 h à {fin}.',
    )
    expect(fill('Parce que {eleve} vient. De {eleve} et de {prof}', values)).toBe(
      'Parce qu’Élise vient. D’Élise et de Marc',
    )
    expect(fill('code {eleve}, {marque}', values)).toBe('code Élise, {eleve}')
  })
})

/** Texts that `fill` writes elide by themselves; the others are given the name with its « de » ({ofName}). */
const filled = /^(messages|papers|calendars\.feed|exports\.notice)\b/
const people =
  /\b(?:de|que) \{(?:name|one|other|learners?|teacher|client|member|payer|structure|month|course|first|person)\}/

const listTexts = (value: unknown, path = ''): [string, string][] =>
  typeof value === 'string'
    ? [[path, value]]
    : Object.entries(value ?? {}).flatMap(([key, part]) => listTexts(part, path ? `${path}.${key}` : key))

test('[0] no sentence of a screen puts « de » or « que » before a bare name', () => {
  const bare = listTexts(messages).filter(([path, text]) => !filled.test(path) && people.test(text))
  expect(bare).toEqual([])
})
