'use client'

import { type ChangeEvent, useState } from 'react'
import { cx } from './cx'
import { controlClass, Field, type FieldProps } from './field'

type Props = FieldProps & {
  accept: string
  /** The largest file that the server takes, and what is said of a larger one as soon as it is chosen. */
  maxBytes: number
  tooBig: string
}

/** A file to choose; `accept` only narrows what the browser proposes. A file too big isn't sent for nothing. */
export function FileInput({ accept, maxBytes, tooBig, ...props }: Props) {
  const [error, setError] = useState<string>()
  function look({ currentTarget: input }: ChangeEvent<HTMLInputElement>) {
    const isTooBig = (input.files?.[0]?.size ?? 0) > maxBytes
    setError(isTooBig ? tooBig : undefined)
    if (isTooBig) input.value = ''
  }
  return (
    <Field {...props} error={error}>
      {({ defaultValue: _never, ...control }) => (
        <>
          <input
            {...control}
            type="file"
            accept={accept}
            onChange={look}
            className={cx(
              controlClass,
              'file:mr-4 file:min-h-9 file:cursor-pointer file:rounded-full file:border-0 file:bg-accent-soft file:px-4 file:font-medium file:text-accent',
            )}
          />
          {error ? <input type="hidden" name={`${props.name}.tooBig`} value="1" /> : null}
        </>
      )}
    </Field>
  )
}
