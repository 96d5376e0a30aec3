'use client'

import { createContext, useContext } from 'react'

export type FormContextValue = {
  /** Prefix of the ids of the fields. */
  id: string
  pending: boolean
  /** What the button that sent the form says, where the form has several; '' where it says nothing. */
  pressed: string
  errors: Record<string, string>
  /** What was typed, given back by the server when the form was sent without a script. */
  values: Record<string, string>
  labels: FormLabels
}

/** The texts that the primitives of a form need; ActionForm reads them from the catalogue. */
export type FormLabels = {
  errors: string
  sending: string
  offline: string
  failure: string
  show: string
  hide: string
  dateFormat: string
}

const outside: FormContextValue = {
  id: '',
  pending: false,
  pressed: '',
  errors: {},
  values: {},
  labels: { errors: '', sending: '', offline: '', failure: '', show: '', hide: '', dateFormat: '' },
}

export const FormContext = createContext<FormContextValue>(outside)

export function useForm(): FormContextValue {
  return useContext(FormContext)
}
