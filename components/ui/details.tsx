import type { ReactNode } from 'react'
import { cx } from './cx'
import { Icon } from './icon'

type Props = { summary: ReactNode; children: ReactNode; open?: boolean; name?: string; className?: string }

/** '+ de détails': folds without a script. */
export function Details({ summary, children, open, name, className }: Props) {
  return (
    <details open={open} name={name} className={className}>
      <summary className="unfold">{summary}</summary>
      <div className="unfolded">{children}</div>
    </details>
  )
}

/** A section that folds under its heading ('Cliquer pour cacher'), open from the start unless told otherwise. */
export function FoldingSection({ summary, children, open = true, className }: Props) {
  return (
    <details open={open} className={cx('group/fold', className)}>
      <summary className="flex min-h-11 items-center justify-between gap-3 border-b border-line py-2">
        <span className="min-w-0">{summary}</span>
        <Icon name="chevron-down" className="no-print text-muted transition-transform group-open/fold:rotate-180" />
      </summary>
      <div className="pt-4">{children}</div>
    </details>
  )
}
