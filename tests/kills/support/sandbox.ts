import { waitFor } from './wait'

export type Payment = {
  id: string
  status: string
  charges: number
  paid_charges: number
  metadata: Record<string, string>
}
export type ProviderEvent = { id: string; type: string; state: string; attempts: number }
export type Fault = { on: string; kind: string; times?: number; value?: number; committed?: boolean }

/** Their bank asks for 3-D Secure each time, or the first time only: then they pay without their holder. */
export const cards = { asks: '4000002760003184', asksOnce: '4000002500003155' }

/** What the payment and mail providers know and do, asked from outside (docs/guides/sandboxes.md). */
export class Provider {
  constructor(
    readonly url: string,
    private readonly publishableKey: string,
  ) {}

  private async get<Answer>(path: string): Promise<Answer> {
    const response = await fetch(this.url + path, { signal: AbortSignal.timeout(10_000) })
    if (!response.ok) throw new Error(`${path} answered ${response.status}`)
    return (await response.json()) as Answer
  }

  private async post(path: string, body: unknown = {}): Promise<void> {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(this.url + path, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`)
  }

  listPayments = async (filter = ''): Promise<Payment[]> =>
    (await this.get<{ payments: Payment[] }>(`/payments${filter}`)).payments
  listPaymentsOf = (orderId: string): Promise<Payment[]> => this.listPayments(`?order=${orderId}`)
  listEvents = async (paymentId: string): Promise<ProviderEvent[]> =>
    (await this.get<{ events: ProviderEvent[] }>(`/events?object=${paymentId}`)).events
  /** What our endpoint answered to an event, attempt by attempt; null when it didn't answer. */
  listAnswers = async (eventId: string): Promise<(number | null)[]> =>
    (await this.get<{ deliveries: { status: number | null }[] }>(`/events/${eventId}`)).deliveries.map(
      ({ status }) => status,
    )
  /** Mails to an address about something, newest first. */
  listMails = async (to: string, about: string): Promise<{ id: string; subject: string }[]> =>
    (await this.get<{ id: string; subject: string }[]>(`/mail?to=${encodeURIComponent(to)}&limit=500`)).filter(
      ({ subject }) => subject.includes(about),
    )

  plan = (fault: Fault): Promise<void> => this.post('/faults', fault)
  /** Every planned fault has happened. */
  async untilTaken(): Promise<void> {
    await waitFor('the planned fault', async () => {
      const { faults } = await this.get<{ faults: { left: number }[] }>('/faults')
      return faults.every(({ left }) => left === 0)
    })
  }

  untilPaymentOf = (orderId: string): Promise<Payment> =>
    waitFor(`a payment of order ${orderId}`, async () => (await this.listPaymentsOf(orderId))[0])

  untilEvent = (orderId: string, type: string): Promise<ProviderEvent> =>
    waitFor(type, async () => {
      const [payment] = await this.listPaymentsOf(orderId)
      return payment && (await this.listEvents(payment.id)).find((event) => event.type === type)
    })

  untilDelivered = (paymentId: string): Promise<unknown> =>
    waitFor('events delivered', async () =>
      (await this.listEvents(paymentId)).every(({ state }) => state === 'delivered' || state === 'unsent'),
    )

  /** The buyer's browser gives the card's number to the provider; the bank asks for 3-D Secure. @returns its page */
  async confirm(clientSecret: string, returnUrl: string, card = cards.asks): Promise<string> {
    const form = new URLSearchParams({
      key: this.publishableKey,
      client_secret: clientSecret,
      return_url: returnUrl,
      'payment_method_data[type]': 'card',
      'payment_method_data[card][number]': card,
      'payment_method_data[card][exp_month]': '12',
      'payment_method_data[card][exp_year]': '2034',
      'payment_method_data[card][cvc]': '123',
      'payment_method_data[billing_details][name]': 'Mehdi Benali',
    })
    const id = clientSecret.split('_secret_')[0]
    const response = await fetch(`${this.url}/v1/payment_intents/${id}/confirm`, { method: 'POST', body: form })
    const intent = (await response.json()) as { next_action?: { redirect_to_url?: { url: string } } }
    const challenge = intent.next_action?.redirect_to_url?.url
    if (!challenge) throw new Error(`the bank did not ask anything: ${JSON.stringify(intent).slice(0, 500)}`)
    return challenge
  }

  /** 'Accepter', on the bank's page. The way back to us is the browser's affair. */
  async accept(challenge: string): Promise<void> {
    const body = new URLSearchParams({ answer: 'accept' })
    const response = await fetch(challenge, { method: 'POST', body, redirect: 'manual' })
    if (response.status !== 303) throw new Error(`the bank answered ${response.status}`)
  }
}
