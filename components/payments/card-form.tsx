'use client'

import { Elements } from '@stripe/react-stripe-js'
import type { Stripe, StripeElementsOptions } from '@stripe/stripe-js'
import { loadStripe } from '@stripe/stripe-js/pure'
import { useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Waiting } from '@/components/ui/progress'
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
  reload: string
  failedTitle: string
  nothingCharged: string
  failures: Record<PaymentFailure, string>
}

type Props = {
  publishableKey: string
  clientSecret: string
  /** Where the bank comes back to, on this site. */
  returnPath: string
  /** Why the last attempt failed, as the server knows it. */
  failure: PaymentFailure | null
  texts: CardFormTexts
}

type Ready = { stripe: Stripe; options: StripeElementsOptions }

/** Stripe's own fields on our page: card data never reaches our servers ([1.D2]). */
export function CardForm({ publishableKey, clientSecret, returnPath, failure, texts }: Props) {
  const [ready, setReady] = useState<Ready | 'failed' | null>(null)
  useEffect(() => {
    let isGone = false
    loadStripe(publishableKey, { locale: 'fr' })
      .then((stripe) => {
        if (!stripe) throw new Error('no browser')
        const options: StripeElementsOptions = { clientSecret, locale: 'fr', appearance: readAppearance() }
        if (!isGone) setReady({ stripe, options })
      })
      .catch(() => !isGone && setReady('failed'))
    return () => {
      isGone = true
    }
  }, [publishableKey, clientSecret])

  if (ready === 'failed') {
    return (
      <Notice
        kind="danger"
        role="alert"
        action={<Button onClick={() => window.location.reload()}>{texts.reload}</Button>}
      >
        {texts.unavailable}
      </Notice>
    )
  }
  return (
    <>
      <noscript>
        <Notice kind="warning">{texts.noScript}</Notice>
      </noscript>
      {ready ? (
        <Elements stripe={ready.stripe} options={ready.options}>
          <CardFields returnPath={returnPath} failure={failure} texts={texts} />
        </Elements>
      ) : (
        <Waiting label={texts.loading} />
      )}
    </>
  )
}
