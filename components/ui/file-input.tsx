'use client'

import { cx } from './cx'
import { controlClass, Field, type FieldProps } from './field'

/** A file to choose; `accept` only narrows what the browser proposes. */
export function FileInput({ accept, ...props }: FieldProps & { accept: string }) {
  return (
    <Field {...props}>
      {({ defaultValue: _never, ...control }) => (
        <input
          {...control}
          type="file"
          accept={accept}
          className={cx(
            controlClass,
            'file:mr-4 file:min-h-9 file:cursor-pointer file:rounded-full file:border-0 file:bg-accent-soft file:px-4 file:font-medium file:text-accent',
          )}
        />
      )}
    </Field>
  )
}
