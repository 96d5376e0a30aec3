'use client'

import { Button, type ButtonProps } from './button'
import { useForm } from './form-context'

/** A button of an ActionForm: says that it is under way where it was pressed; the others wait for it. */
export function SubmitButton({ pendingLabel, ...rest }: Omit<ButtonProps, 'type' | 'pending'>) {
  const { pending, pressed, labels } = useForm()
  const isPressed = pressed === '' || pressed === rest.value
  return (
    <Button
      {...rest}
      type="submit"
      aria-disabled={pending || undefined}
      pending={pending && isPressed}
      pendingLabel={pendingLabel ?? labels.sending}
    />
  )
}
