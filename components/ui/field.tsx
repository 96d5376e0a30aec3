'use client'

import { type ReactNode, useId } from 'react'
import { cx } from './cx'
import { useForm } from './form-context'
import { Icon } from './icon'

export type FieldProps = {
  name: string
  label: ReactNode
  help?: ReactNode
  /** An error known by whoever renders the field; the form's own answer wins. */
  error?: string
  required?: boolean
  className?: string
}

/** What a control needs to be tied to its label, help and error. */
export type Control = {
  id: string
  name: string
  required?: boolean
  defaultValue?: string
  'aria-describedby'?: string
  'aria-invalid'?: true
  'aria-required'?: true
}

export const controlClass =
  'min-h-11 w-full rounded-s border border-line-strong bg-surface px-3 py-2 text-ink placeholder:text-muted aria-[invalid]:border-2 aria-[invalid]:border-danger disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted'

/** Ids, error and value of one field, from the form around it. */
export function useField({ name, error, required, help }: FieldProps, defaultValue?: string) {
  const form = useForm()
  const alone = useId()
  const id = `${form.id || alone}-${name}`
  const message = form.errors[name] ?? error
  const described = [help ? `${id}-help` : '', message ? `${id}-error` : ''].filter(Boolean).join(' ')
  const control: Control = {
    id,
    name,
    required,
    'aria-required': required || undefined,
    defaultValue: form.values[name] ?? defaultValue,
    'aria-describedby': described || undefined,
    'aria-invalid': message ? true : undefined,
  }
  return { control, message, labels: form.labels }
}

export function FieldError({ id, message }: { id: string; message?: string }) {
  if (!message) return null
  return (
    <p id={`${id}-error`} className="mt-1.5 flex items-start gap-1.5 font-medium text-danger">
      <Icon name="alert" className="mt-[0.15em] size-[1.1em]" />
      <span>{message}</span>
    </p>
  )
}

/** The star of compulsory fields; the control says it by `required`, so it isn't read twice. */
export function Star() {
  return (
    <span aria-hidden="true" className="text-accent">
      {' *'}
    </span>
  )
}

/** Label above, control, help under, error beside. `children` receives what its control must carry. */
export function Field(props: FieldProps & { children: (control: Control) => ReactNode; defaultValue?: string }) {
  const { control, message } = useField(props, props.defaultValue)
  return (
    <div className={cx('grid content-start', props.className)}>
      <label htmlFor={control.id} className="mb-1.5 font-medium">
        {props.label}
        {props.required ? <Star /> : null}
      </label>
      {props.children(control)}
      {props.help ? (
        <p id={`${control.id}-help`} className="mt-1.5 text-sm text-muted">
          {props.help}
        </p>
      ) : null}
      <FieldError id={control.id} message={message} />
    </div>
  )
}
