'use client'

import { PaymentElement, useElements, useStripe } from '@stripe/react-stripe-js'
import type { StripeError } from '@stripe/stripe-js'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { controlClass, FieldError } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { nameFailure } from '@/lib/payments/rules'
import type { CardFormTexts } from './card-form'

type Props = { returnPath: string; failure: string | null; texts: CardFormTexts }

type Answer = { kind: 'typed' } | { kind: 'elsewhere' } | { kind: 'failed'; message: string }

/**
 * What became of an attempt. Mistakes in typing are said by the provider's fields beside themselves. A payment that can't
 * be confirmed any more was paid in another tab, or ended: the server knows.
 */
function readError(error: StripeError, texts: CardFormTexts): Answer {
  if (error.type === 'validation_error') return { kind: 'typed' }
  const isBanks = error.type === 'card_error' || error.code === 'payment_intent_authentication_failure'
  if (error.type === 'invalid_request_error' && !isBanks) return { kind: 'elsewhere' }
  const message = isBanks ? texts.failures[nameFailure(error.decline_code ?? error.code ?? '')] : texts.interrupted
  return { kind: 'failed', message }
}

export function CardFields({ returnPath, failure: known, texts }: Props) {
  const stripe = useStripe()
  const elements = useElements()
  const [pending, setPending] = useState(false)
  const [failure, setFailure] = useState<string | null>(known)
  const [isHolderMissing, setHolderMissing] = useState(false)
  const notice = useRef<HTMLDivElement>(null)
  const holder = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (failure) notice.current?.focus()
  }, [failure])

  async function pay(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (!stripe || !elements || pending) return
    const name = holder.current?.value.trim() ?? ''
    setHolderMissing(name === '')
    if (name === '') return holder.current?.focus()
    setPending(true)
    setFailure(null)
    const { error } = await stripe.confirmPayment({
      elements,
      confirmParams: {
        return_url: new URL(returnPath, window.location.origin).href,
        payment_method_data: { billing_details: { name } },
      },
    })
    // Without an error the browser is on its way to the bank, or to the page that settles.
    const answer = readError(error, texts)
    if (answer.kind === 'elsewhere') return window.location.assign(returnPath)
    setPending(false)
    if (answer.kind === 'failed') setFailure(answer.message)
  }

  return (
    <form onSubmit={pay} noValidate className="grid gap-5">
      {failure ? (
        <Notice ref={notice} kind="danger" role="alert" title={texts.failedTitle}>
          {failure} {texts.nothingCharged}
        </Notice>
      ) : null}
      <Holder ref={holder} texts={texts} isMissing={isHolderMissing} />
      <PaymentElement options={{ layout: 'tabs', fields: { billingDetails: { name: 'never' } } }} />
      <Button type="submit" size="large" icon="lock" pending={pending || !stripe} pendingLabel={texts.paying}>
        {texts.pay}
      </Button>
    </form>
  )
}

type HolderProps = { texts: CardFormTexts; isMissing: boolean; ref: React.Ref<HTMLInputElement> }

function Holder({ texts, isMissing, ref }: HolderProps) {
  const id = useId()
  const described = [`${id}-help`, isMissing ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className="grid">
      <label htmlFor={id} className="mb-1.5 font-medium">
        {texts.holder}
      </label>
      <input
        ref={ref}
        id={id}
        name="holder"
        autoComplete="cc-name"
        required
        aria-describedby={described}
        aria-invalid={isMissing || undefined}
        className={controlClass}
      />
      <p id={`${id}-help`} className="mt-1.5 text-sm text-muted">
        {texts.holderHelp}
      </p>
      <FieldError id={id} message={isMissing ? texts.holderMissing : undefined} />
    </div>
  )
}
