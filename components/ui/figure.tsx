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

/** An amount already formatted ('50,00 €'), with what goes with it: 'en 3 fois par chèque', 'au lieu de …'. */
export function Price({
  value,
  note,
  size = 'normal',
}: {
  value: string
  note?: ReactNode
  size?: 'normal' | 'large'
}) {
  return (
    <p className="flex flex-wrap items-baseline gap-x-2">
      <span className={cx('display whitespace-nowrap', size === 'large' ? 'text-4xl' : 'text-[1.75rem] leading-tight')}>
        {value}
      </span>
      {note ? <span className="text-sm text-muted">{note}</span> : null}
    </p>
  )
}
