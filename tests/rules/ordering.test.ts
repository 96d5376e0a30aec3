import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { moveInput } from '@/lib/core/fields'
import { moveIn } from '@/lib/core/ordering'
import { slugOf } from '@/lib/core/text'

const rows = ['a', 'b', 'c', 'd'].map((id) => ({ id, group: id === 'c' ? 2 : 1 }))
const idsOf = (moved: { id: string }[] | null) => moved?.map(({ id }) => id).join('') ?? null

describe('an order that people make', () => {
  test.each([
    ['b', 'up', 'bacd'],
    ['b', 'down', 'acbd'],
    ['a', 'up', null],
    ['d', 'down', null],
    ['x', 'up', null],
    ['d', { before: 'a' }, 'dabc'],
    ['a', { after: 'd' }, 'bcda'],
    ['a', { before: 'b' }, null],
    ['a', { after: 'a' }, null],
    ['a', { after: 'x' }, null],
  ] as const)('%s %j: %s', (id, move, expected) => {
    expect(idsOf(moveIn(rows, id, move))).toBe(expected)
  })

  test('a row moves among those of its group, and the others keep their places', () => {
    const ofGroup = ({ group }: { group: number }) => group
    expect(idsOf(moveIn(rows, 'd', 'up', ofGroup))).toBe('adcb')
    expect(moveIn(rows, 'c', 'up', ofGroup)).toBeNull()
    expect(moveIn(rows, 'a', { before: 'c' }, ofGroup)).toBeNull()
  })

  test('a gesture is read from the value of a button, or of a drop', () => {
    const [one, other] = ['0198c0de-0000-7000-8000-000000000001', '0198c0de-0000-7000-8000-000000000002']
    expect(moveInput.parse(`monter:${one}`)).toEqual({ id: one, move: 'up' })
    expect(moveInput.parse(`apres:${one}:${other}`)).toEqual({ id: one, move: { after: other } })
    for (const wrong of ['', 'monter', `avant:${one}`, `sauter:${one}`])
      expect(moveInput.safeParse(wrong).success).toBe(false)
  })
})

test('the part of an address that a name gives', () => {
  expect(slugOf('Forfait 4 cours d’été, « Chœur »', new Set(), 'offre')).toBe('forfait-4-cours-d-ete-choeur')
  expect(slugOf('Chant', new Set(['chant', 'chant-2']), 'offre')).toBe('chant-3')
  expect(slugOf('…', new Set(), 'offre')).toBe('offre')
  fc.assert(fc.property(fc.string(), (name) => /^[a-z0-9][a-z0-9-]{0,80}$/.test(slugOf(name, new Set(), 'offre'))))
})
