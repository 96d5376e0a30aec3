'use client'

import { createContext, type ReactNode, useContext, useId } from 'react'
import { cx } from './cx'
import { Icon } from './icon'

type Guard = {
  /** Hidden fields of every form of the document: for whom it was rendered. */
  fields: Record<string, string>
  /** Why none of them may be sent; null when they may. */
  locked: string | null
}

const FormGuard = createContext<Guard>({ fields: {}, locked: null })

/** What all the forms of a document share; outside of it they carry nothing and are open. */
export function FormGuardProvider({ fields, locked, children }: Guard & { children: ReactNode }) {
  return <FormGuard value={{ fields, locked }}>{children}</FormGuard>
}

export const useFormGuard = (): Guard => useContext(FormGuard)

type Props = { children: ReactNode; className?: string }

/** The inside of a form: what the document's forms carry, and where they are locked everything visible, disabled, with the reason. */
export function GuardedFields({ children, className }: Props) {
  const { fields, locked } = useFormGuard()
  const reason = useId()
  const hidden = Object.entries(fields).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ))
  if (locked === null) {
    return (
      <>
        {hidden}
        {children}
      </>
    )
  }
  return (
    <>
      {hidden}
      <fieldset disabled aria-describedby={reason} className={cx('m-0 min-w-0 border-0 p-0', className)}>
        {children}
      </fieldset>
      <p id={reason} className="flex items-start gap-1.5 text-sm text-muted">
        <Icon name="lock" className="mt-[0.2em]" />
        <span>{locked}</span>
      </p>
    </>
  )
}
