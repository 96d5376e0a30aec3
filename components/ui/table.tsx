import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx'

/** A table that scrolls on its own when it is wider than the screen. `caption` names it. */
export function Table({ caption, children, className }: { caption: string; children: ReactNode; className?: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: whoever has no mouse scrolls it with the arrows
    <section aria-label={caption} tabIndex={0} className="overflow-x-auto rounded-m border border-line bg-surface">
      <table className={cx('w-full border-collapse text-[0.95rem]', className)}>
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </section>
  )
}

export function Th({ numeric, className, ...rest }: ComponentProps<'th'> & { numeric?: boolean }) {
  return (
    <th
      scope="col"
      {...rest}
      className={cx(
        'bg-sunken px-4 py-2.5 text-sm font-medium text-muted',
        numeric ? 'text-right' : 'text-left',
        className,
      )}
    />
  )
}

/** `numeric` right-aligns amounts, counts and dates. */
export function Td({ numeric, className, ...rest }: ComponentProps<'td'> & { numeric?: boolean }) {
  return (
    <td
      {...rest}
      className={cx('border-t border-line px-4 py-3 align-top', numeric && 'text-right whitespace-nowrap', className)}
    />
  )
}

export function List({ label, children, className }: { label?: string; children: ReactNode; className?: string }) {
  return (
    <ul
      aria-label={label}
      className={cx(
        'divide-y divide-line rounded-m border border-line bg-surface [&>li]:px-4 [&>li]:py-3.5 sm:[&>li]:px-5',
        className,
      )}
    >
      {children}
    </ul>
  )
}

/** One line of a List: when (or a name) · what · a word or a button. On a phone they stack. */
export function ListItem({ lead, children, aside }: { lead?: ReactNode; children: ReactNode; aside?: ReactNode }) {
  return (
    <li className="grid items-center gap-x-5 gap-y-2 sm:grid-cols-[8rem_1fr_auto]">
      {lead ? <div className="font-semibold">{lead}</div> : null}
      <div className={cx('min-w-0', !lead && 'sm:col-span-2')}>{children}</div>
      {aside ? <div className="flex flex-wrap gap-2 sm:justify-end">{aside}</div> : null}
    </li>
  )
}
