'use client'

import { Elements } from '@stripe/react-stripe-js'
import type { Stripe, StripeElementsOptions } from '@stripe/stripe-js'
import { loadStripe } from '@stripe/stripe-js/pure'
import { unstable_rethrow } from 'next/navigation'
import { useEffect, useEffectEvent, useState, useTransition } from 'react'
import { Button, LinkButton } from '@/components/ui/button'
import { useFormGuard } from '@/components/ui/form-guard'
import { Notice } from '@/components/ui/notice'
import { Waiting } from '@/components/ui/progress'
import type { FormState } from '@/lib/core/outcome'
import type { PaymentFailure } from '@/lib/payments/types'
import { CardFields } from './card-fields'
import { readAppearance } from './read-appearance'

export type CardFormTexts = {
  holder: string
  holderHelp: string
  holderMissing: string
  pay: string
  paying: string
  loading: string
  noScript: string
  unavailable: string
  interrupted: string
  reload: string
  back: string
  failedTitle: string
  nothingCharged: string
  failures: Record<PaymentFailure, string>
}

type Props = {
  publishableKey: string
  /** The action that makes or finds the payment, and the hidden fields that it reads. */
  start: (form: FormData) => Promise<FormState>
  fields: Record<string, string>
  /** Where the bank comes back to, on this site. */
  returnPath: string
  cartPath: string
  /** Why the last attempt failed, as the server knows it. */
  failure: string | null
  texts: CardFormTexts
}

type Ready = { stripe: Stripe; options: StripeElementsOptions }
type State = { kind: 'loading' } | { kind: 'failed'; message: string } | { kind: 'ready'; ready: Ready }

async function prepare({ publishableKey, start, fields, texts }: Props): Promise<State> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  const [stripe, started] = await Promise.all([loadStripe(publishableKey, { locale: 'fr' }), start(form)])
  if (started && !started.ok && 'message' in started) return { kind: 'failed', message: started.message }
  const clientSecret = started?.ok ? started.value?.clientSecret : undefined
  if (!stripe || typeof clientSecret !== 'string') return { kind: 'failed', message: texts.unavailable }
  return { kind: 'ready', ready: { stripe, options: { clientSecret, locale: 'fr', appearance: readAppearance() } } }
}

/** Stripe's own fields on our page: card data never reaches our servers ([1.D2]). */
export function CardForm(props: Props) {
  const { returnPath, cartPath, failure, texts } = props
  const { fields, locked } = useFormGuard()
  const [state, setState] = useState<State>({ kind: 'loading' })
  const [, startTransition] = useTransition()
  const begin = useEffectEvent(() => {
    startTransition(async () => {
      // A redirect of the action is no failure: the page is already leaving.
      const next = await prepare({ ...props, fields: { ...props.fields, ...fields } }).catch(
        (error: unknown): State => {
          unstable_rethrow(error)
          return { kind: 'failed', message: texts.unavailable }
        },
      )
      setState(next)
    })
  })
  useEffect(() => {
    if (locked === null) begin()
  }, [locked])

  if (locked !== null) return <Notice icon="lock">{locked}</Notice>

  if (state.kind === 'failed') {
    return (
      <Notice
        kind="danger"
        role="alert"
        action={
          <>
            <Button onClick={() => window.location.reload()}>{texts.reload}</Button>
            <LinkButton look="quiet" href={cartPath}>
              {texts.back}
            </LinkButton>
          </>
        }
      >
        {state.message}
      </Notice>
    )
  }
  return (
    <>
      <noscript>
        <Notice kind="warning">{texts.noScript}</Notice>
      </noscript>
      {state.kind === 'ready' ? (
        <Elements stripe={state.ready.stripe} options={state.ready.options}>
          <CardFields returnPath={returnPath} failure={failure} texts={texts} />
        </Elements>
      ) : (
        <Waiting label={texts.loading} />
      )}
    </>
  )
}
