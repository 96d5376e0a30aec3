import { describe, expect, test } from 'vitest'
import {
  checkMerge,
  checkUndo,
  chooseAccount,
  composeValues,
  isCloseName,
  listConflicts,
  listLikenesses,
  listValuesBack,
  planLearners,
} from '@/lib/duplicates/rules'
import type { FileFace, FileValues, MergedLearner } from '@/lib/duplicates/types'

const face = (given: Partial<FileFace> = {}): FileFace => ({
  id: 'a',
  number: 1,
  accountId: null,
  firstName: 'Léa',
  lastName: 'Dupont',
  email: null,
  phone: '',
  birthOn: null,
  postcode: '',
  city: '',
  ...given,
})

describe('[2.A4] likely doubles', () => {
  test.each([
    ['Léa Dupont', 'lea DUPONT', true],
    ['Léa Dupont', 'Dupont Léa', true],
    ['Léa Dupont', 'Léa Dupond', true],
    ['Jean-Pierre Martin', 'Jean Pierre Martin', true],
    ['Léa Dupont', 'Zoé Durand', false],
    ['Al Ba', 'El Bo', false],
  ])('%s and %s: close? %s', (one, other, isClose) => {
    const name = (text: string) => ({ firstName: text.split(' ')[0]!, lastName: text.split(' ').slice(1).join(' ') })
    expect(isCloseName(name(one), name(other))).toBe(isClose)
  })

  test.each([
    ['same e-mail', { email: 'a@b.example' }, { email: 'A@B.example' }, ['email']],
    [
      'same e-mail by one login',
      { email: 'a@b.example', accountId: 'x' },
      { email: 'a@b.example', accountId: 'x' },
      [],
    ],
    ['same phone', { phone: '+331' }, { phone: '+331', firstName: 'Ana', lastName: 'Klein' }, ['phone']],
    [
      'a family under one login',
      { phone: '+331', accountId: 'x' },
      { phone: '+331', accountId: 'x', firstName: 'Ana' },
      [],
    ],
    ['same birth, close name', { birthOn: '1990-01-01' }, { birthOn: '1990-01-01', lastName: 'Dupond' }, ['birth']],
    ['same birth, another name', { birthOn: '1990-01-01' }, { birthOn: '1990-01-01', lastName: 'Klein' }, []],
    ['same name and postcode', { postcode: '75011' }, { postcode: '75011', lastName: 'DUPONT' }, ['name']],
    ['same name, no postcode', {}, {}, []],
  ] as const)('%s', (_case, one, other, expected) => {
    expect(listLikenesses(face(one), face({ id: 'b', ...other }))).toEqual(expected)
  })
})

const values = (given: Partial<FileValues> = {}): FileValues => ({
  civility: null,
  locale: null,
  firstName: 'Léa',
  lastName: 'Dupont',
  email: 'lea@exemple.example',
  birthOn: null,
  address: { addressLine1: '', addressLine2: '', postcode: '', city: '', country: 'FR' },
  phone: '',
  billing: null,
  ...given,
})

test('[2.A4] only what both say otherwise is a conflict, and a blank takes what the other says', () => {
  const one = values({ phone: '+331' })
  const other = values({ email: 'LEA@exemple.example', lastName: 'Dupond', phone: '', birthOn: '1990-01-01' })
  expect(listConflicts(one, other)).toEqual(['lastName'])
  expect(composeValues(one, other, {})).toMatchObject({ lastName: 'Dupont', birthOn: '1990-01-01', phone: '+331' })
  expect(composeValues(one, other, { lastName: 'merged', phone: 'merged' })).toMatchObject({
    lastName: 'Dupond',
    phone: '+331',
  })
})

const learner = (id: string, given: Partial<MergedLearner> = {}): MergedLearner => ({
  id,
  guardianshipId: id,
  firstName: 'Zoé',
  lastName: 'Dupont',
  birthOn: '2015-01-01',
  isSelf: false,
  ...given,
})

test('[2.A4] learners: holders and same children are joined, unless something clashes; others come along', () => {
  const kept = [learner('self', { isSelf: true }), learner('zoe')]
  const merged = [
    learner('self2', { isSelf: true, firstName: 'Léa' }),
    learner('zoe2'),
    learner('tom', { firstName: 'Tom', birthOn: '2016-01-01' }),
    learner('zoe'),
  ]
  const plans = planLearners(kept, merged, new Map([['zoe2', ['session']]]))
  expect(plans.map(({ fate }) => fate)).toEqual(['joined', 'apart', 'moved', 'shared'])
})

const open = (id: string, account: string | null = null, isStaff = false) => ({
  id,
  status: 'active' as const,
  account: account ? { id: account, email: null, isStaff } : null,
})

test('[2.A4] a merge is of two open files, and one login stays', () => {
  expect(checkMerge(open('a'), open('a'), null)).toMatchObject({ refusal: 'same_file' })
  expect(checkMerge(open('a'), { ...open('b'), status: 'merged' }, null)).toMatchObject({ refusal: 'file_closed' })
  expect(checkMerge(open('a', 'x'), open('b', 'y'), null)).toMatchObject({ refusal: 'login_missing' })
  expect(checkMerge(open('a', 'x'), open('b', 'y', true), 'kept')).toMatchObject({ refusal: 'staff_login' })
  expect(checkMerge(open('a', 'x'), open('b', 'y', true), 'merged')).toEqual({ ok: true })
  expect(checkMerge(open('a', 'x'), open('b', 'x'), null)).toEqual({ ok: true })
  expect(chooseAccount(open('a'), open('b', 'y'), null)).toBe('y')
  expect(chooseAccount(open('a', 'x'), open('b'), 'merged')).toBe('x')
  expect(chooseAccount(open('a', 'x'), open('b', 'y'), 'merged')).toBe('y')
})

test('[2.A4] undone within 30 days to the second, once, and never with money that was spent', () => {
  const madeAt = new Date('2026-01-01T10:00:00Z')
  const facts = { now: madeAt, madeAt, undoneAt: null, isForgotten: false, keptIsActive: true, creditLeftCents: 0 }
  expect(checkUndo(facts)).toEqual({ ok: true })
  expect(checkUndo({ ...facts, now: new Date('2026-01-31T10:00:00Z') })).toEqual({ ok: true })
  expect(checkUndo({ ...facts, now: new Date('2026-01-31T10:00:01Z') })).toMatchObject({ refusal: 'undo_too_late' })
  expect(checkUndo({ ...facts, undoneAt: madeAt })).toMatchObject({ refusal: 'already_undone' })
  expect(checkUndo({ ...facts, isForgotten: true })).toMatchObject({ refusal: 'undo_too_late' })
  expect(checkUndo({ ...facts, keptIsActive: false })).toMatchObject({ refusal: 'file_closed' })
  expect(checkUndo({ ...facts, creditLeftCents: -1 })).toMatchObject({ refusal: 'credit_spent' })
})

test('[2.A4] undone, a value that somebody changed since stays', () => {
  const [before, after] = [
    { city: 'Paris', phone: '' },
    { city: 'Lyon', phone: '+331' },
  ]
  expect(listValuesBack(before, after, { city: 'Lyon', phone: '+332' })).toEqual({ city: 'Paris' })
})
