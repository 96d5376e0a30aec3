'use client'

import { useId, useRef, useTransition } from 'react'
import { Button } from '@/components/ui/button'
import { controlClass } from '@/components/ui/field'
import { GuardedFields } from '@/components/ui/form-guard'
import { Spinner } from '@/components/ui/progress'

type Props = {
  action: (form: FormData) => Promise<void>
  hidden: Record<string, string>
  name: string
  label: string
  placeholder: string
  chosen: string
  options: { value: string; label: string }[]
  /** The button of those without a script; with one, choosing is enough. */
  submit: string
}

/** One choice that is kept as soon as it is made. */
export function ChoiceForm({ action, hidden, name, label, placeholder, chosen, options, submit }: Props) {
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [pending, startTransition] = useTransition()
  const send = () => startTransition(() => action(new FormData(form.current!)))
  return (
    <form ref={form} action={action} className="grid max-w-80 gap-1.5">
      <GuardedFields className="grid gap-1.5">
        {Object.entries(hidden).map(([key, value]) => (
          <input key={key} type="hidden" name={key} value={value} />
        ))}
        <label htmlFor={id} className="flex items-center gap-2 text-sm font-medium">
          {label}
          {pending ? <Spinner className="text-accent" /> : null}
        </label>
        <select
          // The server's choice after a refusal, not the browser's memory.
          key={chosen}
          id={id}
          name={name}
          required
          defaultValue={chosen}
          onChange={send}
          className={controlClass}
        >
          {chosen === '' ? (
            <option value="" disabled>
              {placeholder}
            </option>
          ) : null}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <noscript>
          <Button type="submit" look="quiet">
            {submit}
          </Button>
        </noscript>
      </GuardedFields>
    </form>
  )
}
