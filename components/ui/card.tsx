import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx'

type Element = 'div' | 'article' | 'section' | 'li'

/** A sheet of paper on the table. `raised` gives the one that matters a shadow, `accent` a coloured edge. */
export function Card({
  as: Tag = 'div',
  raised = false,
  accent = false,
  className,
  ...rest
}: ComponentProps<'div'> & { as?: Element; raised?: boolean; accent?: boolean }) {
  const Box = Tag as 'div'
  return (
    <Box
      {...rest}
      className={cx(
        'rounded-m border border-line bg-surface p-5 sm:p-6',
        raised && 'rounded-l shadow-card',
        accent && 'border-l-[5px] border-l-accent',
        className,
      )}
    />
  )
}

export type TagKind = 'neutral' | 'accent' | 'positive' | 'warning' | 'danger' | 'info'

const tags: Record<TagKind, string> = {
  neutral: 'bg-sunken text-muted',
  accent: 'bg-accent-soft text-accent',
  positive: 'bg-positive-soft text-positive',
  warning: 'bg-warning-soft text-warning',
  danger: 'bg-danger-soft text-danger',
  info: 'bg-info-soft text-info',
}

/** A short word about a thing: 'Individuel', '1 h', 'Adhésion nécessaire'. */
export function Tag({ kind = 'neutral', children }: { kind?: TagKind; children: ReactNode }) {
  return (
    <span
      className={cx('inline-flex items-center gap-1 rounded-full px-2.5 py-0.5 text-sm whitespace-nowrap', tags[kind])}
    >
      {children}
    </span>
  )
}

export function Tags({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap gap-1.5">{children}</div>
}
