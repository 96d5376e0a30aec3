import { createServer, type Server } from 'node:http'
import { Resend } from 'resend'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '@/embedded/sandbox/app'
import { createTestDatabase } from '../support/database'
import { waitFor } from './bench'

const database = await createTestDatabase({ isDefault: false })
type Received = {
  headers: Record<string, string>
  payload: string
  event: { type: string; data: Record<string, unknown> }
}
const received: Received[] = []
let listener: Server
let sandbox: Sandbox
let resend: Resend

const email = {
  from: 'Atelier <bonjour@atelier.example>',
  to: 'lea@membre.example',
  subject: 'Votre réservation',
  html: '<p>Bonjour <a href="https://atelier.example/a?b=1&amp;c=2">ici</a></p>',
  text: 'Bonjour https://atelier.example/texte',
}
const payments = {
  secretKey: 'sk_test_unit',
  publishableKey: 'pk_test_unit',
  webhookSecrets: ['whsec_unit'],
  retryBaseMs: 50,
  webhookTimeoutMs: 1_000,
}

const get = async <Body>(path: string): Promise<Body> => (await fetch(sandbox.url + path)).json() as Promise<Body>
const listMails = (query = '') => get<{ id: string; subject: string; links: string[] }[]>(`/mail${query}`)

beforeAll(async () => {
  listener = createServer((request, response) => {
    let payload = ''
    request.on('data', (chunk) => {
      payload += chunk
    })
    request.on('end', () => {
      received.push({ headers: request.headers as Record<string, string>, payload, event: JSON.parse(payload) })
      response.end('{}')
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => listener.once('listening', resolve))
  const appUrl = `http://127.0.0.1:${(listener.address() as { port: number }).port}`
  const config = {
    databaseUrl: database.ownerUrl,
    appUrl,
    payments: { ...payments, webhookUrl: `${appUrl}/api/stripe` },
  }
  sandbox = await startSandbox(config, 0)
  process.env.RESEND_BASE_URL = sandbox.url
  resend = new Resend('re_unit')
})

beforeEach(async () => {
  await fetch(`${sandbox.url}/mail`, { method: 'DELETE' })
  await sandbox.ctx.faults.clear()
  received.length = 0
})

afterAll(async () => {
  await sandbox?.stop()
  listener?.close()
  delete process.env.RESEND_BASE_URL
})

describe('the resend SDK, unmodified', () => {
  it('sends a mail with its attachment, found by its recipient', async () => {
    const attachments = [
      { filename: 'cours.ics', content: Buffer.from('BEGIN:VCALENDAR'), contentType: 'text/calendar' },
    ]
    const { data, error } = await resend.emails.send({ ...email, attachments })
    expect(error).toBeNull()
    const [mail] = await get<Record<string, never>[]>('/mail?to=LEA@membre.example')
    expect(mail).toMatchObject({
      id: data!.id,
      subject: 'Votre réservation',
      links: ['https://atelier.example/a?b=1&c=2', 'https://atelier.example/texte'],
      attachments: [{ filename: 'cours.ics', contentType: 'text/calendar', size: 15 }],
    })
    expect((await resend.emails.get(data!.id)).data).toMatchObject({
      last_event: 'delivered',
      to: ['lea@membre.example'],
    })
    expect(await listMails('?to=autre@membre.example')).toEqual([])
  })

  it('sends several at once', async () => {
    const { data } = await resend.batch.send([email, { ...email, to: ['max@membre.example'] }])
    expect(data!.data).toHaveLength(2)
    expect(await listMails()).toHaveLength(2)
  })

  it('is refused what the real service refuses', async () => {
    expect((await new Resend('re_wrong').emails.send(email)).error!.name).toBe('invalid_api_key')
    expect((await resend.emails.send({ ...email, to: 'personne' })).error!.name).toBe('validation_error')
    const injected = { ...email, subject: 'Bonjour\r\nBcc: tous@membre.example' }
    expect((await resend.emails.send(injected)).error!.name).toBe('validation_error')
    expect(await listMails()).toEqual([])
  })
})

describe('an idempotency key', () => {
  it('makes one mail of two identical sends, at once or one after the other', async () => {
    const send = () => resend.emails.send(email, { idempotencyKey: 'message-1' })
    const answers = [...(await Promise.all([send(), send(), send()])), await send()]
    expect(new Set(answers.map((answer) => answer.data!.id)).size).toBe(1)
    expect(await listMails()).toHaveLength(1)
  })

  it('refuses another mail under the same key, and forgets the key after 24 h', async () => {
    await resend.emails.send(email, { idempotencyKey: 'message-2' })
    const other = () => resend.emails.send({ ...email, subject: 'Autre' }, { idempotencyKey: 'message-2' })
    expect((await other()).error!.name).toBe('invalid_idempotent_request')
    await database.sql`update sandbox.mail_keys set created_at = now() - interval '24 hours 1 second'`
    expect((await other()).data).not.toBeNull()
  })
})

describe('misfortune', () => {
  const plan = (kind: 'answer_lost' | 'error_500' | 'rate_limit_429' | 'timeout', committed?: boolean) =>
    sandbox.ctx.faults.plan({ on: 'POST /emails', kind, committed, value: 2_000 })

  it('accepts a mail and loses the answer', async () => {
    await plan('answer_lost')
    expect((await resend.emails.send(email, { idempotencyKey: 'lost' })).error).not.toBeNull()
    expect((await resend.emails.send(email, { idempotencyKey: 'lost' })).data).not.toBeNull()
    expect(await listMails()).toHaveLength(1)
  })

  it('accepts a mail and never answers', async () => {
    await plan('timeout')
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 300)
    const body = JSON.stringify(email)
    const headers = { authorization: 'Bearer re_unit', 'content-type': 'application/json' }
    const call = fetch(`${sandbox.url}/emails`, { method: 'POST', headers, body, signal: controller.signal })
    await expect(call).rejects.toThrow()
    expect(await listMails()).toHaveLength(1)
  })

  it('answers 429 with the time to wait, and 500, without sending', async () => {
    await plan('rate_limit_429')
    await plan('error_500')
    const limited = await resend.emails.send(email)
    expect(limited.error!.name).toBe('rate_limit_exceeded')
    expect(limited.headers!['retry-after']).toBe('2')
    expect((await resend.emails.send(email)).error!.name).toBe('internal_server_error')
    expect(await listMails()).toEqual([])
  })
})

describe('webhooks', () => {
  const types = () => received.map(({ event }) => event.type)

  it('tell that a mail was delivered, signed as svix does', async () => {
    const { data } = await resend.emails.send(email)
    await waitFor(async () => types().includes('email.delivered'))
    const { headers, payload, event } = received.at(-1)!
    expect(event.data.email_id).toBe(data!.id)
    const id = headers['svix-id']!
    const timestamp = headers['svix-timestamp']!
    const signed = { id, timestamp, signature: headers['svix-signature']! }
    const verify = (text: string) =>
      resend.webhooks.verify({ payload: text, headers: signed, webhookSecret: process.env.RESEND_WEBHOOK_SECRET! })
    expect(verify(payload)).toMatchObject({ type: 'email.delivered' })
    expect(() => verify(payload.replace('lea', 'eve'))).toThrow()
  })

  it.each([
    ['bounce', 'email.bounced'],
    ['complain', 'email.complained'],
  ] as const)('tell a %s', async (kind, type) => {
    await sandbox.ctx.faults.plan({ on: 'POST /emails', kind })
    await resend.emails.send(email)
    await waitFor(async () => types().includes(type))
  })
})
