import type { ReactNode } from 'react'
import { cx } from './cx'
import { Icon, type IconName } from './icon'

type HeaderProps = { title: ReactNode; lead?: ReactNode; eyebrow?: ReactNode; actions?: ReactNode; className?: string }

/** The only h1 of a page, what the page is for, and its main actions. */
export function PageHeader({ title, lead, eyebrow, actions, className }: HeaderProps) {
  return (
    <header className={cx('flex flex-wrap items-end justify-between gap-x-8 gap-y-4 py-7 sm:py-10', className)}>
      <div className="max-w-[46rem] min-w-0">
        {eyebrow ? <p className="mb-2 text-sm tracking-wide text-muted">{eyebrow}</p> : null}
        <h1>{title}</h1>
        {lead ? <div className="mt-3 text-lg text-muted">{lead}</div> : null}
      </div>
      {actions ? <div className="flex flex-wrap gap-3">{actions}</div> : null}
    </header>
  )
}

type EmptyProps = { icon?: IconName; title: ReactNode; children?: ReactNode; action?: ReactNode; className?: string }

/** A place with nothing in it yet: what it will hold, how to start. */
export function EmptyState({ icon = 'music', title, children, action, className }: EmptyProps) {
  return (
    <div
      className={cx(
        'grid justify-items-center gap-3 rounded-l border border-dashed border-line-strong px-6 py-12 text-center',
        className,
      )}
    >
      <span className="grid size-14 place-items-center rounded-full bg-accent-soft text-2xl text-accent">
        <Icon name={icon} />
      </span>
      <div className="display text-xl">{title}</div>
      {children ? <div className="max-w-[34rem] text-muted">{children}</div> : null}
      {action ? <div className="mt-2 flex flex-wrap justify-center gap-3">{action}</div> : null}
    </div>
  )
}

export type Step = { label: string; href?: string }

/** Where one stands in a sequence. `current` is the rank, from 0, of the step under way. */
export function Steps({ label, steps, current }: { label: string; steps: Step[]; current: number }) {
  return (
    <nav aria-label={label}>
      <ol className="flex flex-wrap gap-x-6 gap-y-2">
        {steps.map((step, rank) => (
          <li
            key={step.label}
            aria-current={rank === current ? 'step' : undefined}
            className={cx('flex items-center gap-2', rank === current ? 'font-semibold text-ink' : 'text-muted')}
          >
            <span
              aria-hidden="true"
              className={cx(
                'grid size-7 place-items-center rounded-full border-2 text-sm',
                rank < current && 'border-accent bg-accent text-accent-ink',
                rank === current && 'border-accent text-accent',
                rank > current && 'border-line-strong',
              )}
            >
              {rank < current ? <Icon name="check" className="size-[1.1em]" /> : rank + 1}
            </span>
            {step.href && rank < current ? <a href={step.href}>{step.label}</a> : <span>{step.label}</span>}
          </li>
        ))}
      </ol>
    </nav>
  )
}
