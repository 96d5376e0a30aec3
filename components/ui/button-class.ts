import { cx } from './cx'

export type ButtonLook = 'primary' | 'quiet' | 'danger' | 'plain'
export type ButtonSize = 'normal' | 'large'

const looks: Record<ButtonLook, string> = {
  primary: 'border-transparent bg-accent text-accent-ink hover:bg-accent-hover hover:text-accent-ink',
  quiet:
    'border-[color-mix(in_oklch,var(--accent)_35%,transparent)] bg-transparent text-accent hover:border-accent hover:bg-accent-soft hover:text-accent',
  danger: 'border-danger bg-transparent text-danger hover:bg-danger-soft hover:text-danger',
  plain: 'border-transparent bg-transparent text-accent underline hover:text-accent-hover',
}

/**
 * The look of a button, for an element that isn't one of ours (a summary, a button of React Aria). At least 44 px high.
 * In a file without icons, since small client components of public pages take it alone.
 */
export function buttonClass(look: ButtonLook = 'primary', size: ButtonSize = 'normal', className?: string): string {
  return cx(
    'inline-flex items-center justify-center gap-2 rounded-full border text-center font-semibold no-underline',
    'transition-colors duration-150 aria-disabled:opacity-60 disabled:opacity-60 [:focus-visible]:rounded-full',
    size === 'large' ? 'min-h-13 px-7 py-2.5 text-lg' : 'min-h-11 px-[1.1rem] py-1.5',
    looks[look],
    className,
  )
}
