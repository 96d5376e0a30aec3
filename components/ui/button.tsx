import type { ComponentProps } from 'react'
import { type ButtonLook, type ButtonSize, buttonClass } from './button-class'
import { Icon, type IconName } from './icon'
import { Spinner } from './progress'

export { type ButtonLook, type ButtonSize, buttonClass } from './button-class'

type Shared = { look?: ButtonLook; size?: ButtonSize; icon?: IconName }

export type ButtonProps = ComponentProps<'button'> & Shared & { pending?: boolean; pendingLabel?: string }

/**
 * While `pending` the button keeps its place and its focus, shows a spinner, says `pendingLabel` and answers no click.
 * Inside an ActionForm use SubmitButton, which knows when its form is under way.
 */
export function Button({
  look,
  size,
  icon,
  pending = false,
  pendingLabel,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={buttonClass(look, size, className)}
      aria-disabled={pending || rest['aria-disabled'] || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
    >
      {pending ? <Spinner /> : icon ? <Icon name={icon} /> : null}
      <span>{pending && pendingLabel ? pendingLabel : children}</span>
    </button>
  )
}

export type LinkButtonProps = ComponentProps<'a'> & Shared

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function LinkButton({ look, size, icon, className, children, ...rest }: LinkButtonProps) {
  return (
    <a {...rest} className={buttonClass(look, size, className)}>
      {icon ? <Icon name={icon} /> : null}
      <span>{children}</span>
    </a>
  )
}
