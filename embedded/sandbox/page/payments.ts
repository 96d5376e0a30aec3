import type { Hono } from 'hono'
import { html } from 'hono/html'
import { type Markup, page, scroll, showTime } from './layout'

type Payment = {
  id: string
  status: string
  amount: number
  currency: string
  created: number
  description: string | null
  metadata: Record<string, string>
  challenge_url: string | null
  last_error: string | null
  charges: number
  paid_charges: number
  amount_refunded: number
  dispute: string | null
}

const states: Record<string, string> = {
  requires_payment_method: 'attend une carte',
  requires_confirmation: 'attend une confirmation',
  requires_action: 'attend 3-D Secure',
  processing: 'en cours à la banque',
  requires_capture: 'attend l’encaissement',
  succeeded: 'payé',
  canceled: 'annulé',
}

const actions: Record<string, { action: string; label: string }[]> = {
  requires_action: [
    { action: 'accept', label: 'Accepter' },
    { action: 'refuse', label: 'Refuser' },
  ],
  processing: [
    { action: 'succeed', label: 'Réussir' },
    { action: 'fail', label: 'Échouer' },
  ],
}

const disputeActions = [
  { action: 'win-dispute', label: 'Rejeter la contestation' },
  { action: 'lose-dispute', label: 'Donner raison au porteur' },
]
const disputeStates: Record<string, string> = {
  needs_response: 'contesté',
  won: 'contestation rejetée',
  lost: 'contestation perdue',
}

/** What the cardholder and their bank may do of a payment now. */
function actionsOf({ status, dispute }: Payment) {
  if (dispute === 'needs_response') return disputeActions
  if (status === 'succeeded' && !dispute) return [{ action: 'dispute', label: 'Contester' }]
  return actions[status] ?? []
}

const money = (cents: number, currency: string) =>
  new Intl.NumberFormat('fr-FR', { style: 'currency', currency }).format(cents / 100)

const buttons = (payment: Payment): Markup[] =>
  actionsOf(payment).map(
    ({ action, label }) => html`<form class="inline" method="post" action="/page/paiements/${payment.id}/${action}">
<button aria-label="${label} le paiement ${payment.id}">${label}</button></form>`,
  )

const row = (payment: Payment): Markup => html`<tr>
<td class="time">${showTime(payment.created * 1000)}</td>
<td>${payment.description ?? payment.id}<br><code>${payment.id}</code></td>
<td class="figure">${money(payment.amount, payment.currency)}</td>
<td>${states[payment.status] ?? payment.status}${payment.amount_refunded > 0 ? html`<br>rendu : ${money(payment.amount_refunded, payment.currency)}` : ''}${
  payment.dispute ? html`<br><span class="bad">${disputeStates[payment.dispute] ?? payment.dispute}</span>` : ''
}${payment.last_error ? html`<br><span class="bad">${payment.last_error}</span>` : ''}
${payment.paid_charges > 1 ? html`<br><strong class="bad">débité ${payment.paid_charges} fois</strong>` : ''}</td>
<td>${buttons(payment)}${payment.challenge_url ? html`<a href="${payment.challenge_url}">Page de la banque</a>` : ''}</td></tr>`

const cards = [
  ['4242 4242 4242 4242', 'paie sans rien demander'],
  ['4000 0027 6000 3184', 'demande toujours 3-D Secure'],
  ['4000 0000 0000 9995', 'provision insuffisante'],
  ['4000 0084 0000 1629', '3-D Secure, puis refus'],
]

const content = (payments: readonly Payment[]): Markup => html`
<section aria-labelledby="payments"><h2 id="payments">Paiements</h2>
${
  payments.length === 0
    ? html`<p>Aucun paiement pour l’instant. Passez une commande par carte : il apparaît ici.</p>`
    : scroll(
        'Paiements',
        html`<table><caption>Le plus récent d’abord</caption><thead><tr><th scope="col">Créé</th><th scope="col">Paiement</th>
<th scope="col">Montant</th><th scope="col">État</th><th scope="col">La banque peut</th></tr></thead><tbody>${payments.map(row)}</tbody></table>`,
      )
}</section>
<section aria-labelledby="cards"><h2 id="cards">Cartes de test</h2>
<dl>${cards.map(([number, meaning]) => html`<dt><code>${number}</code></dt><dd>${meaning}</dd>`)}</dl></section>`

/** Reads and acts through the same JSON as the tests, without leaving the process. */
export function mountPaymentPages(app: Hono): void {
  app.get('/paiements', async (c) => {
    const { payments } = (await (await app.request('/payments')).json()) as { payments: Payment[] }
    return c.html(page('Paiements', '/paiements', content(payments)))
  })
  app.post('/page/paiements/:id/:action', async (c) => {
    const { id, action } = c.req.param()
    await app.request(`/payments/${encodeURIComponent(id)}/${encodeURIComponent(action)}`, { method: 'POST' })
    return c.redirect('/paiements', 303)
  })
}
