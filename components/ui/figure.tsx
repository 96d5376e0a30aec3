import type { ReactNode } from 'react'
import { cx } from './cx'

/** A number or a date in large type, over what it counts. Inside `Figures`. */
export function Figure({ value, label }: { value: ReactNode; label: ReactNode }) {
  return (
    <div className="flex flex-col-reverse justify-end">
      <dt className="text-sm text-muted">{label}</dt>
      <dd className="display text-2xl leading-[1.15]">{value}</dd>
    </div>
  )
}

export function Figures({ children, className }: { children: ReactNode; className?: string }) {
  return <dl className={cx('flex flex-wrap gap-x-7 gap-y-3', className)}>{children}</dl>
}

const priceSizes = { small: 'text-lg', normal: '', large: 'text-4xl' }

type PriceProps = { value: string; note?: ReactNode; size?: keyof typeof priceSizes }

/** An amount already formatted ('50,00 €'), over what goes with it: 'soit 85,00 € le cours', 'au lieu de …'. */
export function Price({ value, note, size = 'normal' }: PriceProps) {
  return (
    <p className="grid">
      {/* Fraunces has no narrow space: the thousands would touch. */}
      <span className={cx('display amount', priceSizes[size])}>{value.replaceAll('\u202f', '\u00a0')}</span>
      {note ? <span className="text-sm text-muted">{note}</span> : null}
    </p>
  )
}
