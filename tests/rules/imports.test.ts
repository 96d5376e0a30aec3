import { describe, expect, test } from 'vitest'
import { readLine } from '@/lib/imports/queries/read-line'
import { findFileOf, hasNames, type ImportFacts, judgeLines, readHead } from '@/lib/imports/rules'
import type { Cells, KnownFile } from '@/lib/imports/types'

const elise: KnownFile = {
  ...{
    id: 'f1',
    number: 1,
    lastName: 'Martin',
    firstName: 'Élise',
    email: 'elise@exemple.example',
    phone: '+33199001234',
  },
  postcode: '75011',
  learners: [
    {
      ...{ id: 'l1', lastName: 'Martin', firstName: 'Élise', isSelf: true },
      memberships: [{ startsOn: '2026-01-01', endsOn: '2026-12-31' }],
    },
  ],
}
const offer = {
  id: 'o1',
  slug: 'forfait-10',
  name: 'Forfait de 10 cours',
  lessonMinutes: 60,
  cancellationNoticeHours: 24,
  postponements: 1,
  courseIds: [] as string[],
}
const facts: ImportFacts = {
  today: '2026-11-21',
  files: [elise],
  offers: [
    { ...offer, kind: 'individual' },
    { ...offer, id: 'o2', slug: 'chant', name: 'Chant collectif', kind: 'group', courseIds: ['c1'] },
    { ...offer, id: 'o3', slug: 'impro', name: 'Improvisation', kind: 'group', courseIds: ['c1', 'c2'] },
    { ...offer, id: 'o4', slug: 'fini', name: 'Cours fini', kind: 'group' },
    { ...offer, id: 'o5', slug: 'adhesion', name: 'Adhésion', kind: 'membership' },
  ],
}
const holder: Cells = { lastName: 'Durand', firstName: 'Paul' }

/** What becomes of lines with these cells. */
function judge(...lines: Cells[]) {
  return judgeLines(
    lines.map((cells, rank) => ({ lineNumber: rank + 2, cells, ...readLine(cells) })),
    facts,
  )
}
const verdict = (cells: Cells) => {
  const [{ state, problems }] = judge(cells) as [ReturnType<typeof judge>[number]]
  return [state, ...problems.map(({ column, problem }) => `${column} ${problem.split('.').at(-1)}`)]
}

test.each([
  ['Mme', 'Français', 'madame', 'fr-FR'],
  ['monsieur', 'fr-CA', 'monsieur', 'fr-CA'],
  ['M.', 'anglais', 'monsieur', 'en'],
  ['', '', null, null],
])('[2.C3] a line greets by %s and writes in %s', (civility, locale, greeted, written) => {
  expect(readLine({ ...holder, civility, locale }).read).toMatchObject({ civility: greeted, locale: written })
})
test('[2.C3] a civility or a language that means nothing is said of its column', () => {
  expect(verdict({ ...holder, civility: 'Docteur', locale: 'klingon' })).toEqual([
    'wrong',
    'civility civility',
    'locale locale',
  ])
})

describe('[1.H10] the headings of a file', () => {
  test('are understood in any order, whatever their accents and capitals; others are left aside', () => {
    const head = readHead([
      'Code Postal',
      'PRENOM',
      'Nom',
      'E-mail',
      'Couleur',
      'Prénom de l’élève',
      'Valable jusqu’au',
    ])
    expect([...head]).toEqual([
      [0, 'postcode'],
      [1, 'firstName'],
      [2, 'lastName'],
      [3, 'email'],
      [5, 'learnerFirstName'],
      [6, 'validUntil'],
    ])
    expect(hasNames(head)).toBe(true)
    expect(hasNames(readHead(['Nom', 'Ville']))).toBe(false)
  })

  test('a heading twice is read once', () => {
    expect(readHead(['Nom', 'Prénom', 'nom']).size).toBe(2)
  })
})

describe('[1.H10] a line', () => {
  test.each<[string, Cells, string[]]>([
    ['a name is enough', holder, ['ready']],
    ['no name', { ...holder, lastName: '' }, ['wrong', 'lastName last_name_missing']],
    ['an address of mail that is none', { ...holder, email: 'paul@' }, ['wrong', 'email email']],
    ['a telephone in French notation', { ...holder, phone: '01 99 00 12 99' }, ['ready']],
    ['a telephone that is none', { ...holder, phone: '12' }, ['wrong', 'phone phone']],
    ['a country by its name', { ...holder, country: 'Belgique' }, ['ready']],
    ['a country unknown', { ...holder, country: 'Atlantide' }, ['wrong', 'country country']],
    ['a day that does not exist', { ...holder, birthOn: '31/02/2000' }, ['wrong', 'birthOn birth']],
    ['a child', { ...holder, learnerFirstName: 'Noé', learnerBirthOn: '02/09/2015' }, ['ready']],
    [
      'a child without first name',
      { ...holder, learnerBirthOn: '02/09/2015' },
      ['wrong', 'learnerFirstName learner_half'],
    ],
    ['a membership', { ...holder, memberFrom: '01/09/2026', memberUntil: '31/08/2027' }, ['ready']],
    ['half a membership', { ...holder, memberFrom: '01/09/2026' }, ['wrong', 'memberUntil membership_half']],
    [
      'a membership that ends before it begins',
      { ...holder, memberFrom: '01/09/2026', memberUntil: '31/08/2026' },
      ['wrong', 'memberUntil membership_order'],
    ],
    ['lessons left', { ...holder, offer: 'forfait de 10 COURS', credits: '7', validUntil: '01/02/2027' }, ['ready']],
    [
      'by the address of the offer',
      { ...holder, offer: 'forfait-10', credits: '7', validUntil: '21/11/2026' },
      ['ready'],
    ],
    ['lessons of no offer', { ...holder, credits: '7', validUntil: '01/02/2027' }, ['wrong', 'offer pass_half']],
    [
      'an offer that is not there',
      { ...holder, offer: 'Piano', credits: '7', validUntil: '01/02/2027' },
      ['wrong', 'offer offer_unknown'],
    ],
    [
      'lessons to place in a course',
      { ...holder, offer: 'Chant collectif', credits: '7', validUntil: '01/02/2027' },
      ['ready'],
    ],
    [
      'lessons of one course or another',
      { ...holder, offer: 'Improvisation', credits: '7', validUntil: '01/02/2027' },
      ['wrong', 'offer offer_of_courses'],
    ],
    [
      'lessons of a course that is over',
      { ...holder, offer: 'Cours fini', credits: '7', validUntil: '01/02/2027' },
      ['wrong', 'offer offer_without_course'],
    ],
    [
      'lessons of what gives none',
      { ...holder, offer: 'Adhésion', credits: '7', validUntil: '01/02/2027' },
      ['wrong', 'offer offer_without_lessons'],
    ],
    [
      'until yesterday',
      { ...holder, offer: 'forfait-10', credits: '7', validUntil: '20/11/2026' },
      ['wrong', 'validUntil pass_over'],
    ],
    [
      'no lesson',
      { ...holder, offer: 'forfait-10', credits: '0', validUntil: '01/02/2027' },
      ['wrong', 'credits invalid'],
    ],
    ['somebody else’s address', { ...holder, email: 'elise@exemple.example' }, ['ready', 'email shared_email']],
    ['somebody known, nothing to add', { lastName: 'MARTIN', firstName: 'elise', postcode: '75011' }, ['known']],
    [
      'a membership over the one they have',
      {
        lastName: 'Martin',
        firstName: 'Élise',
        postcode: '75011',
        memberFrom: '01/12/2026',
        memberUntil: '30/11/2027',
      },
      ['wrong', 'memberFrom membership_overlaps'],
    ],
    [
      'the next membership of somebody known',
      {
        lastName: 'Martin',
        firstName: 'Élise',
        postcode: '75011',
        memberFrom: '01/01/2027',
        memberUntil: '31/12/2027',
      },
      ['ready'],
    ],
  ])('%s', (_name, cells, expected) => {
    expect(verdict(cells).map((word) => word.replace('gate.fields.', ''))).toEqual(expected)
  })

  test('the same line twice is written once', () => {
    expect(judge(holder, { ...holder, firstName: 'PAUL' }).map(({ state }) => state)).toEqual(['ready', 'wrong'])
  })

  test('namesakes without anything else in common are two people', () => {
    const [read] = judge({ lastName: 'Martin', firstName: 'Élise', postcode: '13001' })
    expect(findFileOf(read!.read!, [elise])).toBeNull()
    expect(read!.state).toBe('ready')
  })
})
