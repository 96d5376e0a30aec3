'use client'

import { useEffect, useRef } from 'react'
import { useForm } from '@/components/ui/form-context'

type Item = { mark: string; means: string }
/** `onlyBody`: what has no place in a subject. */
type Props = { label: string; items: readonly Item[]; onlyBody?: boolean }

type Written = HTMLTextAreaElement | HTMLInputElement

const isWords = (target: EventTarget | null): target is Written =>
  (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) &&
  ['subject', 'body'].includes(target.name)

/** What may be put in the text, each inserted where one was writing last, its subject or its body, by a click or a key ([2.C3]). */
export function InsertList({ label, items, onlyBody = false }: Props) {
  const { id } = useForm()
  const last = useRef<Written>(null)
  useEffect(() => {
    const form = document.getElementById(id)
    const note = ({ target }: FocusEvent) => {
      if (isWords(target)) last.current = target
    }
    form?.addEventListener('focusin', note)
    return () => form?.removeEventListener('focusin', note)
  }, [id])
  function insert(mark: string) {
    const form = document.getElementById(id)
    const body = form?.querySelector<Written>('[name="body"]')
    const field = onlyBody ? body : (last.current ?? body)
    if (!field) return
    field.setRangeText(
      mark,
      field.selectionStart ?? field.value.length,
      field.selectionEnd ?? field.value.length,
      'end',
    )
    field.dispatchEvent(new Event('input', { bubbles: true }))
    field.focus()
  }
  return (
    <ul aria-label={label} className="flex flex-wrap gap-2">
      {items.map(({ mark, means }) => (
        <li key={mark}>
          <button
            type="button"
            onClick={() => insert(mark)}
            className="inline-flex min-h-11 flex-wrap items-center gap-x-2 rounded-s border border-line-strong bg-surface px-3 py-1.5 text-left hover:border-accent"
          >
            <code>{mark}</code>
            {means ? <span className="text-sm text-muted">{means}</span> : null}
          </button>
        </li>
      ))}
    </ul>
  )
}
