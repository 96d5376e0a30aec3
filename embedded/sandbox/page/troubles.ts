import type { Hono } from 'hono'
import { html } from 'hono/html'
import type { Fault, FaultInput, Faults } from '../faults'
import { type Markup, page, scroll } from './layout'

/** Misfortunes worth a button; any other is planned by POST /faults. */
const known: { value: string; label: string; fault: FaultInput }[] = [
  {
    value: 'paiement-perdu',
    label: 'Paiement fait, réponse perdue',
    fault: { on: 'POST /v1/payment_intents/:id/confirm', kind: 'answer_lost' },
  },
  {
    value: 'paiement-500',
    label: 'Création du paiement : erreur 500',
    fault: { on: 'POST /v1/payment_intents', kind: 'error_500' },
  },
  { value: 'annonce-perdue', label: 'Annonce du paiement perdue', fault: { on: 'event', kind: 'drop' } },
  {
    value: 'annonce-double',
    label: 'Annonce du paiement en double',
    fault: { on: 'event', kind: 'duplicate', value: 1 },
  },
  {
    value: 'annonce-tard',
    label: 'Annonce du paiement retardée d’une minute',
    fault: { on: 'event', kind: 'delay', value: 60_000 },
  },
  { value: 'mail-perdu', label: 'Message accepté, réponse perdue', fault: { on: 'POST /emails', kind: 'answer_lost' } },
  { value: 'mail-muet', label: 'Message accepté, aucune réponse', fault: { on: 'POST /emails', kind: 'timeout' } },
  {
    value: 'mail-429',
    label: 'Poste débordée (429)',
    fault: { on: 'POST /emails', kind: 'rate_limit_429', value: 2_000 },
  },
  { value: 'mail-500', label: 'Poste en panne (500)', fault: { on: 'POST /emails', kind: 'error_500' } },
  { value: 'mail-refus', label: 'Adresse refusée', fault: { on: 'POST /emails', kind: 'bounce' } },
  { value: 'mail-plein', label: 'Boîte pleine', fault: { on: 'POST /emails', kind: 'full' } },
  { value: 'mail-bloque', label: 'Adresse bloquée', fault: { on: 'POST /emails', kind: 'block' } },
  { value: 'mail-plainte', label: 'Signalé comme indésirable', fault: { on: 'POST /emails', kind: 'complain' } },
]

const labelOf = (fault: Fault): string =>
  known.find((entry) => entry.fault.on === fault.on && entry.fault.kind === fault.kind)?.label ??
  `${fault.on} : ${fault.kind}`

const content = (faults: readonly Fault[]): Markup => html`
<section aria-labelledby="plan"><h2 id="plan">Prévoir une panne</h2>
<p class="note">Elle arrive à la prochaine occasion, autant de fois que demandé.</p>
<form class="row" method="post" action="/page/pannes">
<label>Panne<select name="panne">${known.map(({ value, label }) => html`<option value="${value}">${label}</option>`)}</select></label>
<label>Fois<input type="number" name="fois" value="1" min="1" max="100" required></label>
<button class="primary">Prévoir</button></form></section>
<section aria-labelledby="planned"><h2 id="planned">Pannes prévues</h2>
${
  faults.length === 0
    ? html`<p>Aucune : tout marche.</p>`
    : html`${scroll(
        'Pannes prévues',
        html`<table><thead><tr><th scope="col">Panne</th><th scope="col">Encore</th><th scope="col">Sur</th></tr></thead>
<tbody>${faults.map((fault) => html`<tr><td>${labelOf(fault)}</td><td class="figure">${fault.left}</td><td class="figure">${fault.times}</td></tr>`)}</tbody></table>`,
      )}<form method="post" action="/page/pannes/effacer"><p><button>Tout réparer</button></p></form>`
}</section>`

export function mountTroublePages(app: Hono, faults: Faults): void {
  app.get('/pannes', async (c) => c.html(page('Pannes', '/pannes', content(await faults.list()))))
  app.post('/page/pannes', async (c) => {
    const { panne, fois } = await c.req.parseBody()
    const entry = known.find(({ value }) => value === panne)
    const times = Math.min(Math.max(Math.trunc(Number(fois)) || 1, 1), 100)
    if (entry) await faults.plan({ ...entry.fault, times })
    return c.redirect('/pannes', 303)
  })
  app.post('/page/pannes/effacer', async (c) => {
    await faults.clear()
    return c.redirect('/pannes', 303)
  })
}
