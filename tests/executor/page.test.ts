import { Resend } from 'resend'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '@/embedded/sandbox/app'
import { createTestDatabase } from '../support/database'
import { type Bench, createBench, waitFor } from './bench'

const database = await createTestDatabase({ isDefault: false })
let bench: Bench
let sandbox: Sandbox

beforeAll(async () => {
  bench = await createBench(database.ownerUrl)
  await bench.startApplication()
  await bench.startExecutor()
  await bench.untilSynced()
  Object.assign(process.env, bench.inngestEnvironment)
  const payments = {
    secretKey: 'sk',
    publishableKey: 'pk',
    webhookSecrets: ['w'],
    webhookUrl: 'http://127.0.0.1:9/x',
    retryBaseMs: 1000,
    webhookTimeoutMs: 1000,
  }
  sandbox = await startSandbox({ databaseUrl: database.ownerUrl, appUrl: 'http://127.0.0.1:9', payments }, 0)
}, 120_000)

afterAll(async () => {
  await sandbox?.stop()
  await bench?.stop()
})

const moveTo = async (body: unknown) => {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(`${sandbox.url}/clock`, { method: 'POST', headers, body: JSON.stringify(body) })
  return {
    status: response.status,
    moved: (await response.json()) as { now: string; aheadSeconds: number; started: string[]; isIdle: boolean },
  }
}
const readText = async (path: string) => (await fetch(sandbox.url + path)).text()
const dayMs = 86_400_000

describe('the clock', () => {
  it('advances by a day for everybody, runs what was due once, and answers when it is done', async () => {
    const before = (await bench.notes('morning')).length
    const { moved } = await moveTo({ advance: 'P1D' })
    expect(new Date(moved.now).getTime() - Date.now()).toBeGreaterThan(dayMs - 3_700_000)
    expect(moved).toMatchObject({ isIdle: true })
    expect(moved.started).toEqual(expect.arrayContaining(['tests-morning', 'tests-quarter']))
    expect((await bench.notes('morning')).length).toBe(before + 1)
    const [row] = await database.sql`select app_now() > now() + interval '23 hours' as moved`
    expect(row!.moved).toBe(true)
  })

  it('is seen by a connection that was already open, and stays inlined', async () => {
    await moveTo({ advance: 'P1M' })
    const plan = await database.sql.unsafe('explain select app_now()')
    expect(JSON.stringify(plan)).not.toContain('app_now')
    const [row] = await database.sql`select app_now() > now() + interval '27 days' as moved`
    expect(row!.moved).toBe(true)
  })

  it('comes back to the real time', async () => {
    const { moved } = await moveTo({ reset: true })
    expect(moved.aheadSeconds).toBe(0)
  })

  it.each([{ advance: 'demain' }, { advance: '-P1D' }, { advance: 'P' }, {}, { advance: "P1D'; drop table x" }])(
    'refuses %j',
    async (body) => {
      expect((await moveTo(body)).status).toBe(400)
    },
  )
})

describe('the page', () => {
  it('shows a mail, its html apart and harmless, and its attachment', async () => {
    const attachments = [
      {
        filename: 'cours.ics',
        content: Buffer.from('BEGIN:VCALENDAR').toString('base64'),
        contentType: 'text/calendar',
      },
    ]
    const html = '<html><head></head><body><script>alert(1)</script><p>Bonjour</p></body></html>'
    const resend = new Resend(process.env.RESEND_API_KEY, { baseUrl: sandbox.url })
    const { data } = await resend.emails.send({
      from: 'a@b.example',
      to: 'c@d.example',
      subject: '<b>Gras</b>',
      html,
      text: 'Bonjour',
      attachments,
    })
    expect(await readText('/?to=c@d.example')).toContain('&lt;b&gt;Gras&lt;/b&gt;')
    expect(await readText(`/courrier/${data!.id}`)).toContain('<iframe')
    const response = await fetch(`${sandbox.url}/courrier/${data!.id}/html`)
    expect(response.headers.get('content-security-policy')).toContain('sandbox allow-popups')
    const file = await fetch(`${sandbox.url}/courrier/${data!.id}/piece/0`)
    expect(file.headers.get('content-disposition')).toContain('attachment')
    expect(await file.text()).toBe('BEGIN:VCALENDAR')
  })

  it('shows payments, runs, the clock and the misfortunes', async () => {
    await bench.send('test/caught', { run: 'page' })
    await waitFor(bench.isIdle)
    expect(await readText('/paiements')).toContain('Cartes de test')
    expect(await readText('/taches')).toContain('tests-caught')
    expect(await readText('/horloge')).toContain('C’est l’heure réelle.')
    const form = { method: 'POST', body: new URLSearchParams({ panne: 'mail-500', fois: '2' }) }
    await fetch(`${sandbox.url}/page/pannes`, form)
    expect(await readText('/pannes')).toContain('Poste en panne (500)')
    const foreign = await fetch(`${sandbox.url}/page/pannes`, { ...form, headers: { 'sec-fetch-site': 'cross-site' } })
    expect(foreign.status).toBe(403)
  })
})
