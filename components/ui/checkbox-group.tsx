'use client'

import { FieldError, type FieldProps, Star, useField } from './field'

type Props = FieldProps & { options: { value: string; label: string }[]; defaultValues?: readonly string[] }

/** Several of a few: boxes of one name, under a legend that carries their help and their error. */
export function CheckboxGroup({ options, defaultValues = [], ...props }: Props) {
  const { control, message } = useField(props)
  return (
    <fieldset
      id={control.id}
      aria-describedby={control['aria-describedby']}
      className={`min-w-0 scroll-mt-6 ${props.className ?? ''}`}
    >
      <legend className="font-medium">
        {props.label}
        {props.required ? <Star /> : null}
      </legend>
      {props.help ? (
        <p id={`${control.id}-help`} className="text-sm text-muted">
          {props.help}
        </p>
      ) : null}
      <div className="mt-1 grid gap-x-5 sm:grid-cols-2">
        {options.map(({ value, label }) => (
          <label key={value} className="flex min-h-11 items-start gap-3 py-2">
            <input
              type="checkbox"
              name={props.name}
              value={value}
              defaultChecked={defaultValues.includes(value)}
              className="mt-[0.2em] size-5 shrink-0 accent-[var(--accent)]"
            />
            {label}
          </label>
        ))}
      </div>
      <FieldError id={control.id} message={message} />
    </fieldset>
  )
}
