'use client'

import { useRouter } from 'next/navigation'
import { type ComponentProps, useEffect, useRef, useTransition } from 'react'

/** Long enough for the next letter, too short to be waited for. */
const pauseMs = 150

/** A form of an address whose list follows what is typed; without a script its button does the same. */
export function LiveForm({ action, ...rest }: Omit<ComponentProps<'form'>, 'action'> & { action: string }) {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const own = useRef<HTMLFormElement>(null)
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  function follow() {
    clearTimeout(waiting.current)
    waiting.current = setTimeout(() => {
      if (!own.current) return
      const address = addressOf(action, own.current)
      startTransition(() => router.replace(address as never, { scroll: false }))
    }, pauseMs)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what was typed before the script arrived
  useEffect(() => {
    if (own.current && isAhead(own.current)) follow()
    return () => clearTimeout(waiting.current)
  }, [])
  return (
    <form
      {...rest}
      ref={own}
      action={action}
      aria-busy={isPending}
      onInput={follow}
      onSubmit={() => clearTimeout(waiting.current)}
    />
  )
}

const fieldsOf = (form: HTMLFormElement): [string, string][] =>
  [...new FormData(form)].filter((field): field is [string, string] => typeof field[1] === 'string')

/** Whether something was typed or chosen already: the form says something else than what it was served with. */
const isAhead = (form: HTMLFormElement): boolean => [...form.elements].some(isChanged)

function isChanged(field: Element): boolean {
  if (field instanceof HTMLInputElement)
    return field.value !== field.defaultValue || field.checked !== field.defaultChecked
  if (!(field instanceof HTMLSelectElement)) return false
  const served = [...field.options].find(({ defaultSelected }) => defaultSelected) ?? field.options[0]
  return field.value !== (served?.value ?? '')
}

function addressOf(path: string, form: HTMLFormElement): string {
  const query = new URLSearchParams(fieldsOf(form).filter(([, value]) => value !== ''))
  return query.size > 0 ? `${path}?${query}` : path
}
