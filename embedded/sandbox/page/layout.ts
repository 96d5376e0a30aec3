import { html, raw } from 'hono/html'
import { style } from './style'

export type Markup = ReturnType<typeof html>
export type Notice = { text: string; isBad?: boolean }

const tabs = [
  { href: '/', label: 'Courrier' },
  { href: '/paiements', label: 'Paiements' },
  { href: '/taches', label: 'Tâches de fond' },
  { href: '/horloge', label: 'Horloge' },
  { href: '/pannes', label: 'Pannes' },
]

const zone = 'Europe/Paris'
const long = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'full', timeStyle: 'short', timeZone: zone })
const short = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'short', timeStyle: 'medium', timeZone: zone })

export const showLong = (instant: Date | string | number): string => long.format(new Date(instant))
export const showTime = (instant: Date | string | number): string => short.format(new Date(instant))

/** Plain pages: links and forms, nothing that needs a script. */
export function page(title: string, current: string, content: Markup | Markup[], notice?: Notice) {
  return html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Bac à sable de Diapason</title>
<style>${raw(style)}</style>
</head>
<body>
<header>
<h1>Bac à sable</h1>
<p class="note">Ce que la démonstration joue à la place de la banque, de la poste et du temps. Aucun vrai message ne part,
  aucun vrai paiement n’est fait.</p>
<nav aria-label="Parties du bac à sable"><ul>
${tabs.map((tab) => html`<li><a href="${tab.href}" ${tab.href === current ? raw('aria-current="page"') : ''}>${tab.label}</a></li>`)}
</ul></nav>
${notice ? html`<p role="status" class="${notice.isBad ? 'bad' : ''}">${notice.text}</p>` : ''}
</header>
<main>${content}</main>
</body>
</html>`
}

export const scroll = (label: string, table: Markup): Markup =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${label}">${table}</div>`
