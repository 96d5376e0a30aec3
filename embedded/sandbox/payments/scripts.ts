import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Hono } from 'hono'
import { html } from 'hono/html'
import type { SandboxContext } from '../context'

const folder = fileURLToPath(new URL('../browser/', import.meta.url))

const TYPES = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' } as const
const FILES = ['frame.js', 'look.js', 'messages.js', 'card-fields.js', 'frame.css']

/** The frame runs nothing but its own files and speaks to nobody but the sandbox; any page may hold it. */
const FRAME_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "style-src 'self' http: https:",
  'font-src http: https: data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

const field = (name: string, label: string, placeholder: string, autocomplete: string, className = '') => html`
  <div class="field ${className}">
    <label class="Label" id="${name}-label" for="${name}">${label}</label>
    <input class="Input" id="${name}" name="${name}" inputmode="numeric" autocomplete="${autocomplete}"
      placeholder="${placeholder}" required spellcheck="false">
    <p class="Error" id="${name}-error" role="alert" hidden></p>
  </div>`

const frame = () => html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Carte bancaire</title>
<link rel="stylesheet" href="/elements/frame.css">
<script type="module" src="/elements/frame.js"></script>
</head>
<body>
<form id="fields" novalidate>
${field('number', 'Numéro de carte', '1234 1234 1234 1234', 'cc-number', 'wide')}
${field('expiry', 'Date d’expiration (MM/AA)', 'MM / AA', 'cc-exp')}
${field('cvc', 'Cryptogramme (CVC)', 'CVC', 'cc-csc')}
<p class="note wide">Démonstration : n’entrez pas de vraie carte. Essayez
4242 4242 4242 4242, ou 4000 0027 6000 3184 avec 3‑D Secure.</p>
<button class="send" tabindex="-1" aria-hidden="true">Payer</button>
</form>
</body>
</html>`

export function mountScripts(app: Hono, ctx: SandboxContext): void {
  const serve = (text: string, type: keyof typeof TYPES) =>
    new Response(text, {
      headers: { 'content-type': TYPES[type], 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' },
    })
  // A page's script is one classic file (`document.currentScript` says where it came from): its two parts are joined.
  app.get('/stripe.js', async () => {
    const parts = await Promise.all(['elements.js', 'stripe.js'].map((name) => readFile(`${folder}${name}`, 'utf8')))
    const text = parts
      .join('\n')
      .replace(/^import .*\n/gm, '')
      .replace(/^export /gm, '')
    return serve(`;(() => {\n${text.replace('__SANDBOX_ORIGIN__', ctx.config.publicUrl)}})()\n`, 'js')
  })
  app.get('/elements/payment', (c) => {
    c.header('content-security-policy', FRAME_POLICY)
    return c.html(frame())
  })
  for (const name of FILES) {
    const type = name.endsWith('.css') ? 'css' : 'js'
    app.get(`/elements/${name}`, async () => serve(await readFile(`${folder}${name}`, 'utf8'), type))
  }
}
