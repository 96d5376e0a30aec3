import type { ReactNode } from 'react'
import { cx } from './cx'
import { Table, Td, Th } from './table'

export type Column<Row> = { key: string; label: string; numeric?: boolean; cell: (row: Row) => ReactNode }
type Props<Row extends { id: string }> = {
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  /** Many columns: the table waits for a large screen. */
  isWide?: boolean
}

/** The same rows as a table where there is room, and as a list of named values on a phone. */
export function Records<Row extends { id: string }>({ caption, columns, rows, isWide = false }: Props<Row>) {
  const [first, ...others] = columns
  return (
    <>
      <div className={cx('min-w-0', isWide ? 'max-lg:hidden' : 'max-sm:hidden')}>
        <Table caption={caption}>
          <thead>
            <tr>
              {columns.map((column) => (
                <Th key={column.key} numeric={column.numeric}>
                  {column.label}
                </Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                {columns.map((column) => (
                  <Td key={column.key} numeric={column.numeric}>
                    {column.cell(row)}
                  </Td>
                ))}
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
      <ul aria-label={caption} className={cx('grid gap-3', isWide ? 'sm:grid-cols-2 lg:hidden' : 'sm:hidden')}>
        {rows.map((row) => (
          <li key={row.id} className="grid content-start gap-2 rounded-m border border-line bg-surface p-4">
            <div className="font-medium">{first?.cell(row)}</div>
            <dl className="grid gap-1">
              {others.map((column) => (
                <div key={column.key} className="flex justify-between gap-4">
                  <dt className="max-w-1/2 shrink-0 text-sm text-muted">{column.label}</dt>
                  <dd className="min-w-0 text-right">{column.cell(row)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </>
  )
}
