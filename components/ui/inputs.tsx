'use client'

import { type ComponentProps, type FormEvent, useEffect, useState } from 'react'
import { cx } from './cx'
import { controlClass, Field, type FieldProps } from './field'
import { useForm } from './form-context'
import { Icon } from './icon'
import { useTypedText } from './typed-text'

type Native<Tag extends 'input' | 'textarea' | 'select'> = Omit<
  ComponentProps<Tag>,
  keyof FieldProps | 'defaultValue' | 'id'
>
type Base = FieldProps & { defaultValue?: string }

const fieldOf = ({ name, label, help, error, required, className, defaultValue }: Base) => ({
  name,
  label,
  help,
  error,
  required,
  className,
  defaultValue,
})

function nativeOf<Props extends Base>(props: Props): Omit<Props, keyof FieldProps | 'defaultValue'> {
  const { name, label, help, error, required, className, defaultValue, ...rest } = props
  return rest
}

/** One line of text; `type`, `autoComplete`, `inputMode` as on an input. */
export function TextInput(props: Base & Native<'input'>) {
  const native = nativeOf(props)
  return (
    <Field {...fieldOf(props)}>
      {(control) => <input type="text" {...native} {...control} className={controlClass} />}
    </Field>
  )
}

export function Textarea(props: Base & Native<'textarea'>) {
  const native = nativeOf(props)
  return (
    <Field {...fieldOf(props)}>
      {(control) => <TypedTextarea rows={5} {...native} {...control} className={cx(controlClass, 'resize-y')} />}
    </Field>
  )
}

function TypedTextarea(props: ComponentProps<'textarea'> & { id: string }) {
  useTypedText(props.id)
  return <textarea {...props} />
}

export type Option = { value: string; label: string; disabled?: boolean }

/** The browser's own list: it can be filled before the script arrives, and a phone knows it. */
export function Select({
  options,
  placeholder,
  ...props
}: Base & Native<'select'> & { options: Option[]; placeholder?: string }) {
  const native = nativeOf(props)
  return (
    <Field {...fieldOf(props)}>
      {(control) => (
        <span className="relative grid">
          <select {...native} {...control} className={cx(controlClass, 'appearance-none pr-10')}>
            {placeholder === undefined ? null : <option value="">{placeholder}</option>}
            {options.map((option) => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon
            name="chevron-down"
            className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-muted"
          />
        </span>
      )}
    </Field>
  )
}

/** Phones' numeric keyboards have no slash: it is put in after the day and the month while one types forward. */
function addSlashes(event: FormEvent<HTMLInputElement>) {
  const input = event.currentTarget
  const isTyping = (event.nativeEvent as InputEvent).inputType === 'insertText'
  if (isTyping && /^(\d{2}|\d{2}\/\d{2})$/.test(input.value)) input.value += '/'
}

/** A date as text jj/mm/aaaa: quicker than a picker for a birth date, and works without a script. */
export function DateInput(props: Base & Native<'input'>) {
  const { labels } = useForm()
  const native = nativeOf(props)
  return (
    <Field {...fieldOf(props)} help={props.help ?? labels.dateFormat}>
      {(control) => (
        <input
          type="text"
          inputMode="numeric"
          maxLength={10}
          onInput={addSlashes}
          {...native}
          {...control}
          className={cx(controlClass, 'max-w-44')}
        />
      )}
    </Field>
  )
}

/** A password that one may look at; never given back by the server. */
export function PasswordInput(props: FieldProps & Native<'input'>) {
  const { labels } = useForm()
  const native = nativeOf(props)
  const [isShown, setShown] = useState(false)
  const [isReady, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  return (
    <Field {...fieldOf(props)}>
      {({ defaultValue: _never, ...control }) => (
        <span className="relative grid">
          <input
            autoComplete="current-password"
            {...native}
            {...control}
            type={isShown ? 'text' : 'password'}
            spellCheck={false}
            autoCapitalize="none"
            className={cx(controlClass, 'pr-12')}
          />
          {isReady ? (
            <button
              type="button"
              aria-label={isShown ? labels.hide : labels.show}
              aria-controls={control.id}
              onClick={() => setShown(!isShown)}
              className="absolute inset-y-0 right-0 grid w-11 place-items-center text-muted hover:text-ink"
            >
              <Icon name={isShown ? 'eye-off' : 'eye'} />
            </button>
          ) : null}
        </span>
      )}
    </Field>
  )
}
