import { setTimeout as sleep } from 'node:timers/promises'
import type { Hono } from 'hono'
import type { SandboxContext } from '../context'
import { listLinks } from './email'
import { deleteMails, findMail, listMails } from './storage'
import type { Mail } from './tables'

const maxWaitMs = 30_000

const toJson = (mail: Mail) => ({ ...mail, links: listLinks(mail.html, mail.text) })

/** The inbox as JSON, for tests. `wait` (milliseconds) lets a reader wait for the first mail that answers. */
export function mountInbox(app: Hono, ctx: SandboxContext): void {
  const { sql } = ctx.store
  app.get('/mail', async (c) => {
    const since = c.req.query('since')
    const limit = Math.min(Math.max(Number(c.req.query('limit') ?? 50) || 50, 1), 500)
    const filter = { to: c.req.query('to'), since: since ? new Date(since) : undefined, limit }
    if (filter.since && Number.isNaN(filter.since.getTime())) return c.json({ error: '`since` is an instant' }, 400)
    const deadline = Date.now() + Math.min(Number(c.req.query('wait') ?? 0) || 0, maxWaitMs)
    let mails = await listMails(sql, filter)
    while (mails.length === 0 && Date.now() < deadline) {
      await sleep(50)
      mails = await listMails(sql, filter)
    }
    return c.json(mails.map(toJson))
  })
  app.get('/mail/:id', async (c) => {
    const mail = await findMail(sql, c.req.param('id'))
    return mail ? c.json(toJson(mail)) : c.json({ error: 'no such mail' }, 404)
  })
  app.delete('/mail', async (c) => c.json({ deleted: await deleteMails(sql) }))
}
