'use client'

import type { ReactNode } from 'react'
import { cx } from './cx'
import { FieldError, type FieldProps, Star, useField } from './field'

const boxClass = 'mt-[0.2em] size-5 shrink-0 accent-[var(--accent)]'

type CheckboxProps = FieldProps & { value?: string; defaultChecked?: boolean }

/** A box to tick; its label may hold a link (the terms). Sends `value` ('on') or nothing. */
export function Checkbox({ value = 'on', defaultChecked, ...props }: CheckboxProps) {
  const { control, message } = useField(props)
  const { defaultValue: typed, ...tied } = control
  return (
    <div className={props.className}>
      <div className="flex min-h-11 items-start gap-3 py-2">
        <input
          {...tied}
          type="checkbox"
          value={value}
          defaultChecked={typed === undefined ? defaultChecked : typed === value}
          className={boxClass}
        />
        <label htmlFor={control.id}>
          {props.label}
          {props.required ? <Star /> : null}
        </label>
      </div>
      {props.help ? (
        <p id={`${control.id}-help`} className="ml-8 text-sm text-muted">
          {props.help}
        </p>
      ) : null}
      <FieldError id={control.id} message={message} />
    </div>
  )
}

export type Choice = { value: string; label: ReactNode; description?: ReactNode; aside?: ReactNode; disabled?: boolean }

type RadioGroupProps = FieldProps & { choices: Choice[]; defaultValue?: string; columns?: boolean }

/** One choice among a few, each a card that is one large target; native radios, so arrows and forms work as anywhere. */
export function RadioGroup({ choices, defaultValue, columns = false, ...props }: RadioGroupProps) {
  const { control, message } = useField(props, defaultValue)
  return (
    <fieldset
      id={control.id}
      aria-describedby={control['aria-describedby']}
      className={cx('min-w-0 scroll-mt-6', props.className)}
    >
      <legend className="mb-2 font-medium">
        {props.label}
        {props.required ? <Star /> : null}
      </legend>
      {props.help ? (
        <p id={`${control.id}-help`} className="mb-2 text-sm text-muted">
          {props.help}
        </p>
      ) : null}
      <div className={cx('grid gap-2.5', columns && 'sm:grid-cols-2')}>
        {choices.map((choice) => (
          <RadioCard
            key={choice.value}
            name={props.name}
            choice={choice}
            chosen={control.defaultValue}
            required={props.required}
          />
        ))}
      </div>
      <FieldError id={control.id} message={message} />
    </fieldset>
  )
}

type RadioCardProps = { name: string; choice: Choice; chosen?: string; required?: boolean }

function RadioCard({ name, choice, chosen, required }: RadioCardProps) {
  return (
    <label
      className={cx(
        'flex min-h-14 items-start gap-3 rounded-m border border-line-strong bg-surface px-4 py-3',
        'has-checked:border-accent has-checked:bg-accent-soft has-checked:shadow-[inset_0_0_0_1px_var(--accent)]',
        'has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
        choice.disabled ? 'cursor-not-allowed text-muted' : 'cursor-pointer hover:border-accent',
      )}
    >
      <input
        type="radio"
        name={name}
        value={choice.value}
        required={required}
        disabled={choice.disabled}
        defaultChecked={chosen === choice.value}
        className={cx(boxClass, 'focus-visible:outline-none')}
      />
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span className="font-medium wrap-anywhere">{choice.label}</span>
        {choice.description ? <span className="text-sm text-muted">{choice.description}</span> : null}
      </span>
      {choice.aside ? <span className="display shrink-0 text-lg">{choice.aside}</span> : null}
    </label>
  )
}
