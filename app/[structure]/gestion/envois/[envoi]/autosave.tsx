'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { useForm } from '@/components/ui/form-context'
import type { FormState } from '@/lib/core/outcome'

/** Long enough for a sentence to be finished, short enough for none to be lost. */
const pauseMs = 1_200

type Words = { saving: string; saved: string; unsaved: string; offline: string }
type Props = {
  revision: number
  save: (state: FormState, form: FormData) => Promise<FormState>
  words: Words
}

function sentenceOf(state: FormState, words: Words): string {
  if (state?.ok) return words.saved.replace('{time}', String(state.value?.time ?? ''))
  const why = state && 'message' in state ? state.message : words.offline
  return words.unsaved.replace('{why}', why ?? '')
}

/**
 * Keeps a draft while one types ([2.C5]), says so, and has the page show it; a button pressed meanwhile waits for it. The revision
 * that the form sends is the last one kept from this window: another window's is refused, not written over.
 */
export function Autosave({ revision, save, words }: Props) {
  const { id: formId } = useForm()
  const router = useRouter()
  const field = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (field.current && Number(field.current.value) < revision) field.current.value = String(revision)
  }, [revision])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page shown again brings the same ones anew, and what waits to be kept would be dropped
  useEffect(() => {
    const form = document.getElementById(formId) as HTMLFormElement | null
    return form ? watch(form, { field, save, say: setSaid, words, refresh: () => router.refresh() }) : undefined
  }, [formId])
  return (
    <>
      <input ref={field} type="hidden" name="revision" defaultValue={revision} />
      <p role="status" className="min-h-6 text-sm text-muted">
        {said}
      </p>
    </>
  )
}

type Watch = {
  field: { current: HTMLInputElement | null }
  save: Props['save']
  say: (sentence: string) => void
  words: Words
  refresh: () => void
}

/** Listens to a form: what is typed is kept after a pause, or as soon as one leaves a field or another form of the page is sent. */
function watch(form: HTMLFormElement, { field, save, say, words, refresh }: Watch): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null
  async function keep() {
    clearTimeout(timer)
    timer = undefined
    say(words.saving)
    const data = new FormData(form)
    const state = await save(null, data).catch(() => null)
    if (state?.ok && field.current) field.current.value = String(state.value?.revision)
    say(sentenceOf(state, words))
    if (state?.ok) refresh()
  }
  const flush = () => {
    if (timer === undefined) return running
    running = (running ?? Promise.resolve()).then(keep).finally(() => {
      running = null
    })
    return running
  }
  const onInput = () => {
    clearTimeout(timer)
    timer = setTimeout(flush, pauseMs)
  }
  const onSubmit = (event: SubmitEvent) => {
    const waits = event.target === form ? running : flush()
    if (event.target === form) clearTimeout(timer)
    if (!waits || !(event.target instanceof HTMLFormElement)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    const { target, submitter } = event
    waits.then(() => target.requestSubmit(submitter))
  }
  form.addEventListener('input', onInput)
  form.addEventListener('change', flush)
  document.addEventListener('submit', onSubmit, true)
  return () => {
    clearTimeout(timer)
    form.removeEventListener('input', onInput)
    form.removeEventListener('change', flush)
    document.removeEventListener('submit', onSubmit, true)
  }
}
