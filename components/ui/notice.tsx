import type { ReactNode, Ref } from 'react'
import { cx } from './cx'
import { Icon, type IconName } from './icon'

export type NoticeKind = 'info' | 'positive' | 'warning' | 'danger'

const kinds: Record<NoticeKind, { icon: IconName; look: string }> = {
  info: { icon: 'info', look: 'border-info bg-info-soft text-info' },
  positive: { icon: 'done', look: 'border-positive bg-positive-soft text-positive' },
  warning: { icon: 'warning', look: 'border-warning bg-warning-soft text-warning' },
  danger: { icon: 'alert', look: 'border-danger bg-danger-soft text-danger' },
}

type Props = {
  kind?: NoticeKind
  title?: ReactNode
  children?: ReactNode
  /** A button or a link: what to do next. */
  action?: ReactNode
  icon?: IconName
  /** 'alert' interrupts a screen reader, 'status' waits; leave it out for what is there from the start. */
  role?: 'alert' | 'status'
  className?: string
  ref?: Ref<HTMLDivElement>
}

/** A state in words, icon and colour together. */
export function Notice({ kind = 'info', title, children, action, icon, role, className, ref }: Props) {
  const { icon: usual, look } = kinds[kind]
  return (
    <div
      ref={ref}
      role={role}
      tabIndex={ref ? -1 : undefined}
      className={cx('flex gap-3 rounded-m border-l-4 px-4 py-3.5', look, className)}
    >
      <Icon name={icon ?? usual} className="mt-[0.15em]" />
      <div className="grid min-w-0 flex-1 gap-1">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="text-ink">{children}</div> : null}
        {action ? <div className="mt-2 flex flex-wrap gap-3">{action}</div> : null}
      </div>
    </div>
  )
}
