import { Elements, PaymentElement, useElements, useStripe } from '@stripe/react-stripe-js'
import { loadStripe } from '@stripe/stripe-js/pure'
import { type FormEvent, StrictMode, useState } from 'react'
import { createRoot } from 'react-dom/client'

/** A merchant's page as Stripe's own guide writes it, built with the official packages only. */
const query = new URLSearchParams(location.search)
const stripe = loadStripe(query.get('key') ?? '')
const appearance = {
  theme: 'stripe' as const,
  variables: { colorBackground: '#fff8e7', colorText: '#222222', colorPrimary: '#7a1f5c', fontFamily: 'serif' },
  rules: { '.Label': { fontWeight: '700' } },
}

function Checkout() {
  const stripe = useStripe()
  const elements = useElements()
  const [message, setMessage] = useState('')
  const [state, setState] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!stripe || !elements) return
    const { error, paymentIntent } = await stripe.confirmPayment({
      elements,
      confirmParams: {
        return_url: `${location.origin}/retour?order=7`,
        payment_method_data: { billing_details: { name: 'Camille Dupont' } },
      },
      redirect: query.get('redirect') === 'if_required' ? 'if_required' : ('always' as 'if_required'),
    })
    if (error) setMessage(`${error.type} · ${error.code} · ${error.message}`)
    else setMessage(paymentIntent.status)
  }
  return (
    <form onSubmit={submit}>
      <PaymentElement
        onReady={() => setState('prêt')}
        onChange={(event) => setState(event.complete ? 'complet' : event.empty ? 'vide' : 'en cours')}
      />
      <button type="submit">Payer</button>
      <p id="state">{state}</p>
      <p role="alert">{message}</p>
    </form>
  )
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Elements stripe={stripe} options={{ clientSecret: query.get('secret') ?? '', appearance, locale: 'fr' }}>
      <Checkout />
    </Elements>
  </StrictMode>,
)
