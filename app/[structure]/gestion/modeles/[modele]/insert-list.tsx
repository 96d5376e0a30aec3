'use client'

import { useForm } from '@/components/ui/form-context'

type Item = { mark: string; means: string }
type Props = { label: string; items: readonly Item[] }

/** What may be put in the text, each inserted where one was writing, by a click or a key ([2.C3]). */
export function InsertList({ label, items }: Props) {
  const { id } = useForm()
  function insert(mark: string) {
    const form = document.getElementById(id)
    const body = form?.querySelector<HTMLTextAreaElement>('textarea[name="body"]')
    if (!body) return
    body.setRangeText(mark, body.selectionStart, body.selectionEnd, 'end')
    body.dispatchEvent(new Event('input', { bubbles: true }))
    body.focus()
  }
  return (
    <ul aria-label={label} className="flex flex-wrap gap-2">
      {items.map(({ mark, means }) => (
        <li key={mark}>
          <button
            type="button"
            onClick={() => insert(mark)}
            className="inline-flex min-h-11 flex-wrap items-center gap-x-2 rounded-s border border-line-strong bg-surface px-3 text-left hover:border-accent"
          >
            <code>{mark}</code>
            {means ? <span className="text-sm text-muted">{means}</span> : null}
          </button>
        </li>
      ))}
    </ul>
  )
}
