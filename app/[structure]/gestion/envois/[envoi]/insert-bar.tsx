'use client'

import { useForm } from '@/components/ui/form-context'

export type Insert = { text: string; label: string; meaning: string }
type Props = { field: string; groups: { title: string; inserts: Insert[] }[]; label: string }

/** What is put in a text where one was writing: variables, places of files, emoji; by a click or the keyboard. */
export function InsertBar({ field, groups, label }: Props) {
  const { id } = useForm()
  function insert(text: string) {
    const area = document.getElementById(`${id}-${field}`)
    if (!(area instanceof HTMLTextAreaElement)) return
    area.focus()
    area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end')
    area.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }))
  }
  return (
    <section aria-label={label} className="no-print flex flex-wrap gap-x-4 gap-y-1">
      {groups
        .filter(({ inserts }) => inserts.length > 0)
        .map(({ title, inserts }) => (
          <details key={title} className="group/insert open:basis-full">
            <summary className="unfold text-sm">{title}</summary>
            <div className="flex flex-wrap gap-1.5 pt-1 pb-3">
              {inserts.map(({ text, label: name, meaning }) => (
                <button
                  key={text}
                  type="button"
                  title={meaning}
                  aria-label={meaning}
                  onClick={() => insert(text)}
                  className="chip"
                >
                  {name}
                </button>
              ))}
            </div>
          </details>
        ))}
    </section>
  )
}
