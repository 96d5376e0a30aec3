import { describe, expect, test } from 'vitest'
import { formatDay, formatInstant, formatLongDay, formatNumericDay, formatWeekdayLong } from '@/lib/core/formatting'

describe('[0] dates as they are written in French', () => {
  test('the first of a month is an ordinal, in words only', () => {
    expect(formatLongDay('2026-12-01')).toBe('mardi 1er décembre 2026')
    expect(formatWeekdayLong('2026-08-01')).toBe('samedi 1er août')
    expect(formatDay('2027-01-01')).toBe('1er janvier 2027')
    expect(formatNumericDay('2026-12-01')).toBe('01/12/2026')
  })
  test('other days are numbers', () => {
    expect(formatDay('2026-12-11')).toBe('11 décembre 2026')
    expect(formatDay('2026-12-21')).toBe('21 décembre 2026')
    expect(formatInstant(new Date('2026-12-31T18:30:00Z'), 'Europe/Paris')).toBe(
      'jeudi 31 décembre 2026 à 19\u00a0h\u00a030',
    )
  })
})
