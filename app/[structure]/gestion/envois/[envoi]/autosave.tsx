'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { cx } from '@/components/ui/cx'
import { useForm } from '@/components/ui/form-context'
import type { FormState } from '@/lib/core/outcome'

/** Long enough for a sentence to be finished, short enough for none to be lost. */
const pauseMs = 1_200

type Words = { saving: string; saved: string; unsaved: string; offline: string }
type Props = {
  revision: number
  /** The text that the page was made from. */
  text: { subject: string; body: string }
  save: (state: FormState, form: FormData) => Promise<FormState>
  words: Words
}

/** What one is told of the draft; `isLost`: what is typed is nowhere but here. */
type Said = { sentence: string; isLost: boolean }

/** What this window kept last: the number of its revision, and its words. */
type Kept = { revision: number; words: string }

const wordsOf = (...parts: unknown[]): string => parts.join('\n').normalize('NFC').replace(/\s+/g, ' ').trim()

function sentenceOf(state: FormState, words: Words): string {
  if (state?.ok) return words.saved.replace('{time}', String(state.value?.time ?? ''))
  const why = state && 'message' in state ? state.message : words.offline
  return words.unsaved.replace('{why}', why ?? '')
}

/**
 * Keeps a draft while one types ([2.C5]), says so, and has the page show it; a button pressed meanwhile waits for it. The revision
 * that the form sends is the last one kept from this window: another window's is refused, not written over.
 */
export function Autosave({ revision, text, save, words }: Props) {
  const { id: formId } = useForm()
  const router = useRouter()
  const [said, setSaid] = useState<Said>({ sentence: '', isLost: false })
  const served = wordsOf(text.subject, text.body)
  const kept = useRef<Kept>({ revision, words: served })
  // A page shown again with other words than this window's was written elsewhere: its number isn't ours to take.
  useEffect(() => {
    if (kept.current.words === served) kept.current.revision = Math.max(kept.current.revision, revision)
  }, [revision, served])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page shown again brings the same ones anew, and what waits to be kept would be dropped
  useEffect(() => {
    const form = document.getElementById(formId) as HTMLFormElement | null
    return form ? watch(form, { kept, save, say: setSaid, words, refresh: () => router.refresh() }) : undefined
  }, [formId])
  return (
    <>
      <input type="hidden" name="revision" defaultValue={revision} />
      <p role="status" className={cx('min-h-6', said.isLost ? 'font-medium text-danger' : 'text-sm text-muted')}>
        {said.sentence}
      </p>
    </>
  )
}

type Watch = {
  kept: { current: Kept }
  save: Props['save']
  say: (said: Said) => void
  words: Words
  refresh: () => void
}

/** Every form about the draft says which of its revisions it is sent from: the last one kept here. */
function setRevision(target: EventTarget | null, { revision }: Kept): void {
  const field = target instanceof HTMLFormElement ? target.elements.namedItem('revision') : null
  if (field instanceof HTMLInputElement) field.value = String(revision)
}

/** Whether something was typed before the script arrived. */
const isTyped = (form: HTMLFormElement): boolean =>
  [...form.elements].some(
    (element) =>
      (element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && element.type === 'text')) &&
      element.value !== element.defaultValue,
  )

/** Listens to a form: what is typed is kept after a pause, or as soon as one leaves a field or another form of the page is sent. */
function watch(form: HTMLFormElement, listener: Watch): () => void {
  const { kept } = listener
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null
  const stopWaiting = () => {
    clearTimeout(timer)
    timer = undefined
  }
  const flush = () => {
    if (timer === undefined) return running
    stopWaiting()
    const mine = (running ?? Promise.resolve())
      .then(() => keep(form, listener))
      .finally(() => {
        if (running === mine) running = null
      })
    running = mine
    return mine
  }
  const onInput = () => {
    clearTimeout(timer)
    timer = setTimeout(flush, pauseMs)
  }
  const onSubmit = (event: SubmitEvent) => {
    const { target, submitter } = event
    const waits = target === form ? running : flush()
    if (target === form && !waits) kept.current.words = wordsIn(form)
    if (target === form) stopWaiting()
    setRevision(target, kept.current)
    if (!waits || !(target instanceof HTMLFormElement)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    waits.then(() => target.requestSubmit(submitter))
  }
  if (isTyped(form)) onInput()
  form.addEventListener('input', onInput)
  form.addEventListener('change', flush)
  document.addEventListener('submit', onSubmit, true)
  return () => {
    stopWaiting()
    form.removeEventListener('input', onInput)
    form.removeEventListener('change', flush)
    document.removeEventListener('submit', onSubmit, true)
  }
}

function wordsIn(form: HTMLFormElement): string {
  const data = new FormData(form)
  return wordsOf(data.get('subject'), data.get('body'))
}

async function keep(form: HTMLFormElement, { kept, save, say, words, refresh }: Watch): Promise<void> {
  say({ sentence: words.saving, isLost: false })
  setRevision(form, kept.current)
  const typed = wordsIn(form)
  const state = await save(null, new FormData(form)).catch(() => null)
  if (state?.ok) kept.current = { revision: Number(state.value?.revision), words: typed }
  say({ sentence: sentenceOf(state, words), isLost: !state?.ok })
  if (state?.ok) refresh()
}
