import { describe, expect, test } from 'vitest'
import { listMenu, menu } from '@/lib/site/rules'
import { isOpen, isOpenPath, listNeeded } from '@/lib/structures/rules'
import { modules } from '@/lib/structures/types'
import { listFormParts } from '../support/form-parts'

describe('[2.F3] what a structure runs decides what exists there', () => {
  test.each([
    ['cours-et-tarifs', ['shop'], true],
    ['cours-et-tarifs/un-cours', [], false],
    ['cadeaux', ['shop'], false],
    ['cadeaux', ['gifts'], true],
    ['mon-compte/suivi', ['courses'], true],
    ['mon-compte/suivi/agenda', [], false],
    ['mon-compte/profil', [], true],
    ['gestion', [], true],
    ['gestion/cours', ['lessons'], false],
    ['gestion/cours/nouveau', ['courses'], true],
    ['gestion/reglages', [], true],
    ['contact', [], true],
    ['', [], true],
  ] as const)('%s with %j: %s', (part, held, open) => {
    expect(isOpen(held, part)).toBe(open)
  })

  test('an address is read without its structure, its query and its anchor', () => {
    expect(isOpenPath([], '/horizon/mon-compte/achats?page=2')).toBe(false)
    expect(isOpenPath(['shop'], '/horizon/mon-compte/achats#bas')).toBe(true)
    expect(isOpenPath([], '/horizon')).toBe(true)
  })

  test('the public menu is the usual one, or the structure’s own, without what it doesn’t run [1.A1]', () => {
    expect(listMenu({ modules: [...modules] }).map(({ page }) => page)).toEqual([...menu])
    expect(listMenu({ modules: [] }).map(({ page }) => page)).toEqual(['', 'evenementiel', 'location', 'contact'])
    const own = [
      { page: '', label: 'Accueil' },
      { page: 'cadeaux', label: 'Offrir' },
    ]
    expect(listMenu({ menu: own, modules: [] })).toEqual(own.slice(0, 1))
  })

  test('a form is of the part that its pages are of: an open tab changes nothing in what was closed', () => {
    const forgotten = listFormParts().filter(({ part, pages }) => {
      const needed = pages.map(listNeeded)
      if (needed.length === 0 || needed.includes(null)) return false
      const own = part === null ? null : listNeeded(part)
      return !own?.every((module) => needed.flat().includes(module))
    })
    expect(forgotten).toEqual([])
  })
})
