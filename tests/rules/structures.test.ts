import { describe, expect, test } from 'vitest'
import { listColumns, readHead } from '@/lib/imports/rules'
import { importColumns } from '@/lib/imports/types'
import { listFamilies } from '@/lib/journal/rules'
import { familyNames } from '@/lib/journal/types'
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
    ['gestion/reglages/identite', [], true],
    ['gestion/reglages/cours', ['shop'], false],
    ['gestion/reglages/argent', ['shop'], true],
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

  test('the journal and an imported file speak of what it runs [2.F2] [1.H10]', () => {
    expect(listFamilies(modules)).toEqual(familyNames)
    const few = listFamilies([])
    expect(few).toContain('files')
    for (const family of ['orders', 'payments', 'lessons', 'school', 'prices']) expect(few).not.toContain(family)
    expect(listFamilies(['shop'])).toContain('payments')
    expect(listColumns(modules)).toEqual(importColumns)
    expect(listColumns([])).not.toContain('memberFrom')
    expect(listColumns(['lessons'])).toContain('credits')
    const heading = ['Nom', 'Prénom', 'Adhésion du', 'Cours restants']
    expect([...readHead(heading, listColumns([])).values()]).toEqual(['lastName', 'firstName'])
  })
})
