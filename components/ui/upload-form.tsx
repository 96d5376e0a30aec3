'use client'

import type { ReactNode } from 'react'
import type { FormState } from '@/lib/core/outcome'
import { ActionForm } from './action-form'

type Props = {
  /** The route that takes the form (lib/gate/upload). */
  to: string
  values?: Record<string, string>
  children: ReactNode
}

/** A form with files: what was chosen stays after an error, and it works before the script arrives. */
export function UploadForm({ to, ...rest }: Props) {
  return <ActionForm {...rest} action={(_state, form) => post(to, form)} postTo={to} />
}

async function post(to: string, form: FormData): Promise<FormState> {
  const answer = await fetch(to, { method: 'POST', body: form, headers: { accept: 'application/json' } })
  const state = (await answer.json()) as FormState
  if (!state?.ok || !state.value) return state
  window.location.assign(String(state.value.to))
  // The form stays under way until the next page is there.
  return new Promise(() => {})
}
