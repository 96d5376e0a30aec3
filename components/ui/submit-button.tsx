'use client'

import { Button, type ButtonProps } from './button'
import { useForm } from './form-context'

/** The button of an ActionForm: says that it is under way where it was pressed. */
export function SubmitButton({ pendingLabel, ...rest }: Omit<ButtonProps, 'type' | 'pending'>) {
  const { pending, labels } = useForm()
  return <Button {...rest} type="submit" pending={pending} pendingLabel={pendingLabel ?? labels.sending} />
}
