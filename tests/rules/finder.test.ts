import { describe, expect, test } from 'vitest'
import { findMistakable, foldText, listIntended, readSearch } from '@/lib/client-files/rules'
import {
  describeAlerts,
  describeFileFilter,
  isNarrowed,
  isOnlyWords,
  keepOffered,
  listTraits,
  needsDetails,
  usualColumns,
  writeColumns,
} from '@/lib/finder/rules'
import { fileFilterInput, writtenColumns } from '@/lib/finder/schema'
import { fileColumns } from '@/lib/finder/types'
import { isLost } from '@/lib/messages/rules'
import { modules } from '@/lib/structures/types'

/** Whether a typed word explains the one that was meant, as the database reads a pattern: '_' is any letter. */
const explains = (typed: string, meant: string) =>
  listIntended(typed).some((pattern) => new RegExp(pattern.replaceAll('_', '.')).test(meant))

describe('[2.A1] what a search is for', () => {
  test.each([
    ['Éléonore  LEFÈVRE', ['eleonore', 'lefevre'], null],
    ['d’Angelo, Noël', ["d'angelo", 'noel'], null],
    ['œuvre', ['oeuvre'], null],
    ['06 12 34 56 78', ['612345678'], null],
    ['+33 (0)6.12.34', ['3361234'], null],
    ['0033 6 12', ['33612'], null],
    ['martin 06-12-34', ['61234', 'martin'], null],
    ['+1 (418) 555-0101', ['14185550101'], null],
    ['1042', ['1042'], 1042],
    ['n° 1042', ['1042'], 1042],
    ['Dossier 1042', ['1042'], 1042],
    ['75011', ['75011'], 75011],
    ['claire.vasseur@exemple.example', ['claire.vasseur@exemple.example'], null],
    ['   ', [], null],
  ])('%s', (typed, terms, number) => {
    expect(readSearch(typed)).toEqual({ terms, number })
  })

  test('is bounded, whatever is pasted there', () => {
    expect(readSearch('a b c d e f g h i j').terms).toHaveLength(6)
    expect(foldText('ÀÉÎÕÜ')).toBe('aeiou')
  })
})

describe('[2.A1] one typing mistake', () => {
  test.each([
    ['dupnot', 'dupont', true],
    ['dupond', 'dupont', true],
    ['dpont', 'dupont', true],
    ['duppont', 'dupont', true],
    ['upont', 'dupont', true],
    ['ruox', 'roux', true],
    ['vaseur', 'vasseur', true],
    ['dupotn', 'dupont', true],
    ['dunopt', 'dupont', false],
    ['martin', 'bernard', false],
  ])('%s for %s: %s', (typed, meant, isExplained) => {
    expect(explains(typed, meant)).toBe(isExplained)
  })

  test('isn’t looked for in short words and numbers, and in an address before its @ only', () => {
    expect(['ma', 'roy', '75011', 'claire.vasseur@exemple.example', 'roux'].map(findMistakable)).toEqual([
      null,
      null,
      null,
      'claire.vasseur',
      'roux',
    ])
  })
})

describe('[2.A1] the list of clients', () => {
  const nothing = {
    ...{ search: '', town: '', status: null, page: 1 },
    ...{ hasDebt: false, hasMembership: false, hasNoLogin: false },
  }
  test('is narrowed in its address, which says nothing of what narrows nothing', () => {
    expect(describeFileFilter(nothing)).toBe('')
    expect(
      describeFileFilter({ ...nothing, search: 'a b', town: 'Lyon', status: 'active', hasDebt: true, page: 2 }),
    ).toBe('?q=a+b&ville=Lyon&statut=active&impaye=1&page=2')
  })
  test('shows the columns that somebody chose, in their own order, whatever an address says', () => {
    expect(writtenColumns.parse('dossier.e-mail.nimporte')).toEqual(['email', 'number'])
    expect(writtenColumns.parse(undefined)).toBeUndefined()
    expect(writtenColumns.parse(writeColumns(fileColumns))).toEqual(fileColumns)
    expect(describeFileFilter({ ...nothing, columns: ['town', 'birthOn'] })).toBe('?colonnes=ville.naissance')
    expect(isNarrowed({ ...nothing, columns: ['town'], page: 2 })).toBe(false)
    expect([needsDetails(usualColumns), needsDetails(['email', 'newsletter'])]).toEqual([false, true])
  })
  test('ranks words alone, and keeps the order of names with anything else', () => {
    expect(isOnlyWords({ ...nothing, search: 'claire' })).toBe(true)
    expect(isOnlyWords({ ...nothing, search: 'claire', page: 3 })).toBe(true)
    expect(isOnlyWords(nothing)).toBe(false)
    expect(isOnlyWords({ ...nothing, search: 'claire', hasNoLogin: true })).toBe(false)
  })
})

describe('[2.A2] what can’t wait', () => {
  const file = { email: 'a@exemple.example', status: 'active', mustAnswerConsents: false }
  const pass = { name: 'Forfait 10', isEnded: false, validUntil: '2026-01-15', figures: { remaining: 3 } }
  const describeOf = (facts: Partial<Parameters<typeof describeAlerts>[0]>) =>
    describeAlerts({ file, dues: [], passes: [], lessons: [], isMailLost: false, ...facts }, '2026-01-01')

  test('a pass that ends within 14 days with lessons left', () => {
    expect(describeOf({ passes: [pass] })).toEqual([
      { kind: 'ending', name: 'Forfait 10', count: 3, day: '2026-01-15' },
    ])
    expect(describeOf({ passes: [{ ...pass, validUntil: '2026-01-16' }] })).toEqual([])
    expect(describeOf({ passes: [{ ...pass, figures: { remaining: 0 } }] })).toEqual([])
    expect(describeOf({ passes: [{ ...pass, isEnded: true }] })).toEqual([])
  })

  test('money rejected before money late, each once with its sum', () => {
    const dues = [
      { reason: 'late' as const, amountCents: 100 },
      { reason: 'bounced' as const, amountCents: 5000 },
      { reason: 'late' as const, amountCents: 250 },
    ]
    expect(describeOf({ dues })).toEqual([
      { kind: 'bounced', amountCents: 5000, count: 1 },
      { kind: 'late', amountCents: 350, count: 2 },
    ])
  })

  test('consents without an answer, no address: of somebody who is still a client', () => {
    const silent = { email: null, mustAnswerConsents: true }
    expect(describeOf({ file: { ...silent, status: 'active' } }).map(({ kind }) => kind)).toEqual([
      'consents',
      'noEmail',
    ])
    expect(describeOf({ file: { ...silent, status: 'deactivated' } })).toEqual([])
  })

  test('a choice that is waited for, and the last mail when it did not arrive', () => {
    const lessons = [{ isTeacherAway: true }, { isTeacherAway: false }]
    expect(describeOf({ lessons })).toEqual([{ kind: 'unanswered', count: 1 }])
    expect(describeOf({ isMailLost: true })).toEqual([{ kind: 'mail' }])
    expect((['bounced', 'complained', 'failed', 'delivered', 'sent'] as const).map(isLost)).toEqual([
      ...[true, true, true],
      ...[false, false],
    ])
  })
})

describe('[2.F3] a structure that runs little', () => {
  test('clients are narrowed to what there is: debts where it sells, memberships where it has some [2.A1]', () => {
    expect(listTraits(modules, true)).toEqual(['hasDebt', 'hasMembership', 'hasNoLogin'])
    expect(listTraits(modules, false)).toEqual(['hasMembership', 'hasNoLogin'])
    expect(listTraits(['messages'], true)).toEqual(['hasNoLogin'])
    const asked = fileFilterInput.parse({ impaye: '1', adherent: '1', 'sans-acces': '1', ville: 'Paris' })
    expect(keepOffered(asked, ['hasNoLogin'])).toEqual({ ...asked, hasDebt: false, hasMembership: false })
  })
})
