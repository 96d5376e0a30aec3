'use client'

import { useDeferredValue, useState } from 'react'
import { Textarea } from '@/components/ui/inputs'
import { compareTerms } from '@/lib/settings/rules'
import { TermsChanges } from '../terms-changes'

type Words = Record<'body' | 'help' | 'title' | 'none' | 'same' | 'added' | 'removed', string>

/** The text of a version, and under it what it changes of the one in force, as it is typed. */
export function TermsText({ before, words }: { before: string; words: Words }) {
  const [typed, setTyped] = useState(before)
  const text = useDeferredValue(typed)
  return (
    <>
      <Textarea
        name="body"
        label={words.body}
        help={words.help}
        rows={24}
        maxLength={60_000}
        required
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <section aria-live="polite" className="grid gap-3">
        <h2 className="text-xl">{words.title}</h2>
        <TermsChanges lines={compareTerms(before, text)} words={words} />
      </section>
    </>
  )
}
