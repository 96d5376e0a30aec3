'use client'

import type { Ref } from 'react'
import { Notice } from './notice'

type Props = { title: string; errors: Record<string, string>; formId: string; ref?: Ref<HTMLDivElement> }

/** What is wrong, on top of the form, each line leading to its field. ActionForm shows it and gives it the focus. */
export function FormErrorSummary({ title, errors, formId, ref }: Props) {
  return (
    <Notice ref={ref} kind="danger" role="alert" title={title}>
      <ul className="grid gap-0.5">
        {Object.entries(errors).map(([name, message]) => (
          <li key={name}>
            <a href={`#${formId}-${name}`} className="inline-block py-1 text-danger">
              {message}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
