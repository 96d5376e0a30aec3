import type { Hono } from 'hono'
import { html } from 'hono/html'
import type { SandboxContext } from '../context'
import { deleteMails, endMail, findMail, listMails } from '../mail/storage'
import type { Mail } from '../mail/tables'
import { bounceKinds } from '../mail/webhooks'
import { type Markup, page, scroll, showLong, showTime } from './layout'

const states: Record<Mail['state'], string> = {
  sent: 'envoyé',
  delivered: 'remis',
  bounced: 'adresse refusée',
  complained: 'signalé comme indésirable',
}

const endings = [
  { value: 'bounce', label: 'L’adresse n’existe pas' },
  { value: 'full', label: 'La boîte est pleine' },
  { value: 'block', label: 'L’adresse est bloquée' },
  { value: 'complain', label: 'Signalé comme indésirable' },
] as const

const list = (mails: readonly Mail[], to: string): Markup => html`
<section aria-labelledby="inbox">
<h2 id="inbox">Boîte de réception</h2>
<form class="row" method="get" action="/"><label>Destinataire
<input type="email" name="to" value="${to}" placeholder="adresse@exemple.example" autocomplete="off"></label>
<button>Filtrer</button></form>
${
  mails.length === 0
    ? html`<p>Aucun message${to ? ` pour ${to}` : ''}. Créez un compte ou réservez un cours : le message arrive ici.</p>`
    : scroll(
        'Messages',
        html`<table><caption>${mails.length} message${mails.length > 1 ? 's' : ''}, le plus récent d’abord</caption>
<thead><tr><th scope="col">Reçu</th><th scope="col">À</th><th scope="col">Objet</th><th scope="col">État</th></tr></thead>
<tbody>${mails.map(
          (mail) => html`<tr><td class="time">${showTime(mail.createdAt)}</td><td>${mail.to.join(', ')}</td>
<td><a href="/courrier/${mail.id}">${mail.subject}</a>${mail.attachments.length ? html` <span class="note">(${mail.attachments.map((file) => file.filename).join(', ')})</span>` : ''}</td>
<td>${states[mail.state]}</td></tr>`,
        )}</tbody></table>`,
      )
}
<form method="post" action="/page/courrier/vider"><p><button>Vider la boîte</button></p></form>
</section>`

const detail = (mail: Mail): Markup => html`
<p><a href="/">Retour à la boîte de réception</a></p>
<section aria-labelledby="mail">
<h2 id="mail">${mail.subject}</h2>
<dl><dt>De</dt><dd>${mail.from}</dd><dt>À</dt><dd>${mail.to.join(', ')}</dd>
${mail.replyTo.length ? html`<dt>Réponse à</dt><dd>${mail.replyTo.join(', ')}</dd>` : ''}
<dt>Reçu</dt><dd>${showLong(mail.createdAt)}</dd><dt>État</dt><dd>${states[mail.state]}</dd>
${
  mail.attachments.length
    ? html`<dt>Pièces jointes</dt><dd>${mail.attachments.map(
        (file, rank) =>
          html`<a href="/courrier/${mail.id}/piece/${rank}" download>${file.filename}</a> (${file.size} octets) `,
      )}</dd>`
    : ''
}</dl>
${mail.html ? html`<iframe src="/courrier/${mail.id}/html" title="Le message tel qu’il s’affiche" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>` : ''}
<form class="row" method="post" action="/page/courrier/${mail.id}/suite">
<label>Ce qui lui arrive<select name="suite">${endings.map(({ value, label }) => html`<option value="${value}">${label}</option>`)}</select></label>
<button>Annoncer</button></form>
<details><summary>Version en texte</summary><pre>${mail.text ?? ''}</pre></details>
</section>`

/** A mail is a stranger's page: no script, nothing loaded, links in a window of their own. */
const mailHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data: https:; style-src 'unsafe-inline'",
  'x-content-type-options': 'nosniff',
}

export function mountMailPages(app: Hono, { store: { sql } }: SandboxContext): void {
  app.get('/', async (c) => {
    const to = c.req.query('to') ?? ''
    const mails = await listMails(sql, { to: to || undefined, limit: 200 })
    return c.html(page('Courrier', '/', list(mails, to)))
  })
  app.get('/courrier/:id', async (c) => {
    const mail = await findMail(sql, c.req.param('id'))
    if (!mail) return c.html(page('Message introuvable', '/', html`<p>Ce message n’est plus là.</p>`), 404)
    return c.html(page(mail.subject, '/', detail(mail)))
  })
  app.get('/courrier/:id/html', async (c) => {
    const mail = await findMail(sql, c.req.param('id'))
    if (!mail?.html) return c.notFound()
    return c.body(mail.html.replace('<head>', '<head><base target="_blank">'), 200, mailHeaders)
  })
  app.get('/courrier/:id/piece/:rank{[0-9]+}', async (c) => {
    const mail = await findMail(sql, c.req.param('id'))
    const file = mail?.attachments[Number(c.req.param('rank'))]
    if (!file) return c.notFound()
    return c.body(Buffer.from(file.content, 'base64'), 200, {
      'content-type': file.contentType,
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.filename)}`,
      'x-content-type-options': 'nosniff',
    })
  })
  app.post('/page/courrier/:id/suite', async (c) => {
    const [mail, { suite }] = [await findMail(sql, c.req.param('id')), await c.req.parseBody()]
    const ending = [...bounceKinds, 'complain' as const].find((each) => each === suite)
    if (!mail || !ending) return c.notFound()
    await endMail(sql, mail, ending)
    return c.redirect(`/courrier/${mail.id}`, 303)
  })
  app.post('/page/courrier/vider', async (c) => {
    await deleteMails(sql)
    return c.redirect('/', 303)
  })
}
