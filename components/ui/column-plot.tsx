import { scaleLinear } from 'd3-scale'
import { cx } from './cx'
import { Details } from './details'
import { Table, Td, Th } from './table'

const looks = {
  solid: 'bg-accent',
  soft: 'bg-accent-soft outline-1 -outline-offset-1 outline-accent',
  open: 'bg-surface outline-1 -outline-offset-1 outline-dashed outline-accent',
  quiet: 'bg-line-strong',
} as const

/** A part of every column: its name, and how it looks (never by colour alone). */
export type Series = { key: string; label: string; look: keyof typeof looks }
/** A column: the short words under it, the whole ones of the table, and a value of 0 or more for each series. */
export type PlotColumn = { key: string; label: string; name: string; values: Record<string, number>; isNow?: boolean }

type Props = {
  caption: string
  /** What opens the same figures as a table, and the head of its first column. */
  words: { figures: string; column: string }
  series: readonly Series[]
  columns: readonly PlotColumn[]
  format: (value: number) => string
}

const totalOf = ({ values }: PlotColumn, series: readonly Series[]) =>
  series.reduce((sum, { key }) => sum + (values[key] ?? 0), 0)

/** Columns piled from their series over round ticks, and the same figures as a table for whoever reads rather than looks. */
export function ColumnPlot({ caption, words, series, columns, format }: Props) {
  const highest = Math.max(...columns.map((column) => totalOf(column, series)), 1)
  const scale = scaleLinear([0, highest], [0, 100]).nice(4)
  return (
    <figure className="grid gap-3">
      {series.length > 1 ? <Legend series={series} /> : null}
      <div aria-hidden="true" className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2">
        <div className="relative h-52 text-right text-xs text-muted">
          {scale.ticks(4).map((tick) => (
            <span key={tick} className="absolute right-0 translate-y-1/2" style={{ bottom: `${scale(tick)}%` }}>
              {format(tick)}
            </span>
          ))}
          {/* As wide as the widest of them. */}
          <span className="invisible">{format(scale.ticks(4).at(-1) ?? 0)}</span>
        </div>
        <div className="relative h-52 border-b border-line-strong">
          {scale.ticks(4).map((tick) => (
            <span
              key={tick}
              className="absolute inset-x-0 border-t border-line"
              style={{ bottom: `${scale(tick)}%` }}
            />
          ))}
          <div className="absolute inset-0 flex items-end gap-1 sm:gap-2">
            {columns.map((column) => (
              <div key={column.key} className={cx('flex h-full flex-1 flex-col-reverse', column.isNow && 'bg-sunken')}>
                {series.map(({ key, look }) => (
                  <div key={key} className={looks[look]} style={{ height: `${scale(column.values[key] ?? 0)}%` }} />
                ))}
              </div>
            ))}
          </div>
        </div>
        <div className="col-start-2 flex gap-1 pt-1 sm:gap-2">
          {columns.map((column) => (
            <span
              key={column.key}
              className={cx(
                'flex min-w-0 flex-1 justify-center text-xs whitespace-nowrap max-sm:[&:nth-child(odd)]:invisible',
                column.isNow ? 'font-semibold' : 'text-muted',
              )}
            >
              {column.label}
            </span>
          ))}
        </div>
      </div>
      <figcaption className="sr-only">{caption}</figcaption>
      <Details summary={words.figures}>
        <FiguresTable {...{ caption, words, series, columns, format }} />
      </Details>
    </figure>
  )
}

function Legend({ series }: { series: readonly Series[] }) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm text-muted">
      {series.map(({ key, label, look }) => (
        <li key={key} className="inline-flex items-center gap-2">
          <span aria-hidden="true" className={cx('size-3.5', looks[look])} />
          {label}
        </li>
      ))}
    </ul>
  )
}

function FiguresTable({ caption, words, series, columns, format }: Props) {
  return (
    <Table caption={caption}>
      <thead>
        <tr>
          <Th>{words.column}</Th>
          {series.map(({ key, label }) => (
            <Th key={key} numeric>
              {label}
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <tr key={column.key}>
            <Td>{column.name}</Td>
            {series.map(({ key }) => (
              <Td key={key} numeric>
                {format(column.values[key] ?? 0)}
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
