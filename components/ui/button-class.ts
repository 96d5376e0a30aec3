import { cx } from './cx'

export type ButtonLook = 'primary' | 'quiet' | 'danger' | 'plain'
export type ButtonSize = 'normal' | 'large'

/**
 * The look of a button, for an element that isn't one of ours (a summary, a button of React Aria). At least 44 px high.
 * In a file without icons, since small client components of public pages take it alone.
 */
export function buttonClass(look: ButtonLook = 'primary', size: ButtonSize = 'normal', className?: string): string {
  return cx('button', size === 'large' && 'button-large', `button-${look}`, className)
}
