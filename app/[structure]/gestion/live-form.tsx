'use client'

import { useRouter } from 'next/navigation'
import { type ComponentProps, type FormEvent, useEffect, useRef, useTransition } from 'react'

/** Long enough for the next letter, too short to be waited for. */
const pauseMs = 150

/** A form of an address whose list follows what is typed; without a script its button does the same. */
export function LiveForm({ action, ...rest }: Omit<ComponentProps<'form'>, 'action'> & { action: string }) {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(waiting.current), [])
  function follow(event: FormEvent<HTMLFormElement>) {
    const form = event.currentTarget
    clearTimeout(waiting.current)
    waiting.current = setTimeout(
      () => startTransition(() => router.replace(addressOf(action, form) as never, { scroll: false })),
      pauseMs,
    )
  }
  return (
    <form
      {...rest}
      action={action}
      aria-busy={isPending}
      onInput={follow}
      onSubmit={() => clearTimeout(waiting.current)}
    />
  )
}

function addressOf(path: string, form: HTMLFormElement): string {
  const query = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string' && value) query.set(name, value)
  return query.size > 0 ? `${path}?${query}` : path
}
