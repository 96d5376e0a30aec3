import { html, raw } from 'hono/html'

export type ChallengeView = {
  amount: number
  currency: string
  last4: string
  description: string | null
  /** Null once the request has been answered or replaced. */
  token: string | null
  backUrl: string | null
}

const STYLE = `
:root { color-scheme: light dark; font: 1.0625rem/1.5 system-ui, sans-serif; }
body { margin: 0; background: light-dark(#eef1f5, #14171c); color: light-dark(#1b2430, #e8ebf0); }
main { max-width: 30rem; margin: 2rem auto; padding: 1.5rem; background: light-dark(#fff, #1f242c); border-radius: 12px; }
h1 { font-size: 1.375rem; margin: 0 0 1rem; }
dl { display: grid; grid-template-columns: auto 1fr; gap: .35rem 1rem; margin: 1.25rem 0; }
dt { color: light-dark(#4d5a6a, #a9b4c2); } dd { margin: 0; text-align: right; font-weight: 600; }
form { display: grid; gap: .75rem; }
button, .back { font: inherit; font-weight: 600; min-height: 48px; border-radius: 8px; cursor: pointer; padding: .5rem 1rem;
  border: 2px solid light-dark(#1d4f91, #8db8f5); background: transparent; color: light-dark(#1d4f91, #8db8f5); }
.back { display: flex; align-items: center; justify-content: center; text-decoration: none; }
button.primary { background: light-dark(#1d4f91, #8db8f5); color: light-dark(#fff, #10151c); }
button:focus-visible, .back:focus-visible { outline: 3px solid light-dark(#b3261e, #ffb4ab); outline-offset: 2px; }
.note { color: light-dark(#4d5a6a, #a9b4c2); font-size: .9375rem; margin: 1.25rem 0 0; }
`

const money = (cents: number, currency: string) =>
  new Intl.NumberFormat('fr-FR', { style: 'currency', currency }).format(cents / 100)

const openRequest = (view: ChallengeView) => html`
  <p>Un paiement attend votre accord. Vérifiez-le avant de répondre.</p>
  <dl>
    <dt>Montant</dt><dd>${money(view.amount, view.currency)}</dd>
    <dt>Carte</dt><dd>se terminant par ${view.last4}</dd>
    ${view.description ? html`<dt>Pour</dt><dd>${view.description}</dd>` : ''}
  </dl>
  <form method="post" action="/bank/3ds/${view.token}">
    <button class="primary" name="answer" value="accept">Accepter</button>
    <button name="answer" value="refuse">Refuser</button>
    <button name="answer" value="abandon">Abandonner</button>
  </form>
  <p class="note">« Abandonner » revient au commerçant sans répondre à la banque, comme une page que l’on ferme. Aucun
    vrai paiement n’est fait ici.</p>`

const closedRequest = (view: ChallengeView) => html`
  <p>Cette demande n’est plus valable : elle a déjà reçu une réponse, ou le paiement a été annulé ou recommencé.</p>
  ${view.backUrl ? html`<a class="back" href="${view.backUrl}">Revenir chez le commerçant</a>` : ''}`

export function renderChallenge(view: ChallengeView) {
  return html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Banque de démonstration</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
<h1>Banque de démonstration</h1>
${view.token ? openRequest(view) : closedRequest(view)}
</main>
</body>
</html>`
}

export function renderNotice(text: string) {
  return html`<!doctype html><html lang="fr"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Banque de démonstration</title>
<style>${raw(STYLE)}</style></head><body><main><h1>Banque de démonstration</h1><p>${text}</p></main></body></html>`
}
