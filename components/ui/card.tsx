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
      className={cx('card', raised && 'rounded-l shadow-card', accent && 'border-l-[5px] border-l-accent', className)}
    />
  )
}

export type TagKind = 'neutral' | 'accent' | 'positive' | 'warning' | 'danger' | 'info'

/** A short word about a thing: 'Individuel', '1 h', 'Adhésion nécessaire'. */
export function Tag({ kind = 'neutral', children }: { kind?: TagKind; children: ReactNode }) {
  return <span className={`tag tag-${kind}`}>{children}</span>
}

export function Tags({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap gap-1.5">{children}</div>
}
