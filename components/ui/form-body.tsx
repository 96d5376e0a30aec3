'use client'

import { unstable_rethrow } from 'next/navigation'
import {
  type FormEvent,
  type ReactNode,
  useActionState,
  useEffect,
  useId,
  useRef,
  useState,
  useTransition,
} from 'react'
import type { FormState } from '@/lib/core/outcome'
import { cx } from './cx'
import { FormContext, type FormLabels } from './form-context'
import { FormErrorSummary } from './form-error-summary'
import { GuardedFields } from './form-guard'
import { Notice } from './notice'

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>

export type FormBodyProps = {
  action: FormAction
  labels: FormLabels
  children: ReactNode
  /** Shown instead of the fields once the action has answered `{ok:true}`. */
  whenDone?: ReactNode
  /** Values to start from (a profile, a cart); what was typed wins. */
  values?: Record<string, string>
  className?: string
  id?: string
  /** The route that takes the form, with its files, where no script runs; `action` sends it otherwise. */
  postTo?: string
}

/** A failure keeps the form: nothing typed is lost, and the reference can be read out on the phone. */
function failed(error: unknown, labels: FormLabels): FormState {
  unstable_rethrow(error)
  const digest = (error as { digest?: unknown }).digest
  const message = typeof digest === 'string' ? labels.failure.replace('{reference}', digest) : labels.offline
  return { ok: false, refusal: 'failure', message, values: {} }
}

export function FormBody({ action, labels, children, whenDone, values, className, id, postTo }: FormBodyProps) {
  // `served` carries the answer of a form sent before the script arrived; afterwards `state` follows our own calls.
  const [served, formAction] = useActionState(action, null)
  const [state, setState] = useState<FormState>(served)
  const [pending, startTransition] = useTransition()
  const [pressed, setPressed] = useState('')
  const busy = useRef(false)
  const ownId = useId()
  const formId = id ?? ownId

  // React resets a form whose action it runs itself, even on an error: we run it, so that what was typed stays.
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (busy.current) return
    busy.current = true
    const submitter = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null
    setPressed(submitter?.value ?? '')
    const form = new FormData(event.currentTarget, submitter)
    startTransition(async () => {
      try {
        setState(await action(state, form))
      } catch (error) {
        setState(failed(error, labels))
      } finally {
        busy.current = false
      }
    })
  }

  const errors = state && !state.ok && 'fields' in state ? state.fields : {}
  const given = state && !state.ok ? { ...values, ...state.values } : (values ?? {})
  const isDone = state?.ok === true
  const target = postTo
    ? ({ action: postTo, method: 'post', encType: 'multipart/form-data' } as const)
    : { action: formAction }
  return (
    <FormContext value={{ id: formId, pending, pressed, errors, values: given, labels }}>
      <form id={formId} {...target} onSubmit={submit} noValidate className={cx('grid gap-5', className)}>
        <Answer state={state} title={labels.errors} formId={formId} />
        {isDone && whenDone ? (
          whenDone
        ) : (
          <GuardedFields className={cx('grid gap-5', className)}>{children}</GuardedFields>
        )}
      </form>
    </FormContext>
  )
}

function Answer({ state, title, formId }: { state: FormState; title: string; formId: string }) {
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (state) notice.current?.focus()
  }, [state])
  if (!state) return null
  if (state.ok) {
    return state.message ? (
      <Notice ref={notice} kind="positive" role="status">
        {state.message}
      </Notice>
    ) : null
  }
  if ('fields' in state) return <FormErrorSummary ref={notice} title={title} errors={state.fields} formId={formId} />
  return (
    <Notice ref={notice} kind="danger" role="alert">
      {state.message}
    </Notice>
  )
}
