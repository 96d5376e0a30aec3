import { expect, test } from 'vitest'
import { findLineToStart } from '@/lib/cart/rules'
import { isAboutStart, nameLines } from '@/lib/desk/rules'
import { saleEntryInput, saleLinesInput } from '@/lib/desk/schema'

const id = (rank: number) => `00000000-0000-4000-8000-00000000000${rank}`

test('[1.C6] a start date is chosen for one of its lines, and goes with it', () => {
  const line = { offerId: id(1), learnerId: id(2) }
  const lignes = nameLines([line, line])
  const dated = saleLinesInput.parse({ lignes, ligne: '1', seance: id(5) })
  expect(dated).toEqual([line, { ...line, firstSessionId: id(5) }])
  expect(saleLinesInput.parse({ lignes: nameLines(dated) })).toEqual(dated)
  for (const wrong of [{ ligne: '7', seance: id(5) }, { ligne: '1', seance: 'x' }, { seance: id(5) }])
    expect(saleLinesInput.parse({ lignes, ...wrong })).toEqual([line, line])
  expect(saleEntryInput.parse({ date: '1', reglement: 'cheque-3', reference: 'n° 12' })).toEqual({
    changedId: '1',
    entered: { payment: 'cheque-3', reference: 'n° 12' },
  })
  expect(saleEntryInput.parse({ date: 'x' }).changedId).toBeNull()
})

test('[1.C6] asks for the start date that is changed, or else the first that is missing or can’t be had', () => {
  const line = (lineId: string, given: object) =>
    ({
      id: lineId,
      offer: { kind: 'group' },
      firstSessionId: id(5),
      plan: { sessions: [], isOpen: true },
      ...given,
    }) as never
  const open = line('0', {})
  const missing = line('1', { firstSessionId: null, plan: null })
  const lesson = line('2', { offer: { kind: 'individual' }, firstSessionId: null, plan: null })
  expect(findLineToStart([lesson, open], null)).toBeNull()
  expect(findLineToStart([lesson, open, missing], null)).toBe(missing)
  expect(findLineToStart([open, missing], '0')).toBe(open)
  expect(findLineToStart([open, lesson], '2')).toBeNull()
  expect((['start_missing', 'start_gone', 'start_full', 'start_busy'] as const).every(isAboutStart)).toBe(true)
  expect(isAboutStart('sale_changed')).toBe(false)
})
