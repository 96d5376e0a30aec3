import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeCsv } from '@/lib/core/csv'

const read = (text: string): string[][] =>
  parse(text, { bom: true, delimiter: ';', record_delimiter: '\r\n', relax_column_count: true })

describe('[6.S8] what leaves as CSV', () => {
  test.each([
    ['=HYPERLINK("https://evil.example")', '\'=HYPERLINK("https://evil.example")'],
    ['+1+1', "'+1+1"],
    ['-1-cmd', "'-1-cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['-12,50', '-12,50'],
    ['+33199001901', '+33199001901'],
    ['un ; deux "trois"\nquatre', 'un ; deux "trois"\nquatre'],
    [null, ''],
    [12, '12'],
  ])('%j is %j in a spreadsheet', (given, shown) => {
    expect(read(writeCsv(['Colonne'], [[given]]))).toEqual([['Colonne'], [shown]])
  })

  test('any text comes back whole, behind an apostrophe where it began like a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 2, maxLength: 5 }), (cells) => {
        const [, row] = read(writeCsv(['a', 'b'], [cells]))
        expect(row).toHaveLength(cells.length)
        cells.forEach((cell, rank) => {
          expect([cell, `'${cell}`]).toContain(row![rank])
          expect(row![rank]).not.toMatch(/^[=@\t\r]/)
        })
      }),
    )
  })
})
