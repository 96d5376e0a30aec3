import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { inTransaction } from '@/db/transaction'
import { type Sandbox, startSandbox } from '@/embedded/sandbox/app'
import { hashToken } from '@/lib/core/ids'
import { tell } from '@/lib/core/outbox'
import { type Bench, createBench, findPort, waitFor } from '../executor/bench'
import { makeBooking } from '../factories/booking'
import { makeMember, type TestMember } from '../factories/member'
import { makePass, type TestPass } from '../factories/pass'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability, type TestTeacher } from '../factories/teacher'
import { createTestDatabase } from '../support/database'

const database = await createTestDatabase()
let sandbox: Sandbox
let bench: Bench
let structure: TestStructure
let teacher: TestTeacher
let member: TestMember
let pass: TestPass
let nudge: () => Promise<void>
let hour = 0

type Mail = {
  id: string
  to: string[]
  subject: string
  text: string
  html: string
  links: string[]
  attachments: { filename: string; content: string }[]
}
const listMails = async (query = ''): Promise<Mail[]> =>
  (await fetch(`${sandbox.url}/mail?limit=500&${query}`)).json() as Promise<Mail[]>
const mailsTo = (address: string) => listMails(`to=${encodeURIComponent(address)}`)
const untilMails = (count: number, ms = 15_000) =>
  waitFor(async () => {
    const mails = await listMails()
    return mails.length >= count && mails
  }, ms)
/** Nothing runs any more: a second copy has shown itself. */
const settle = () => waitFor(bench.isIdle)
/** The application and what runs its jobs, as after a power cut. */
const startBoth = () => Promise.all([bench.startApplication(), bench.startExecutor()])
const states = async () =>
  (await database.sql<{ state: string }[]>`select state from messages order by created_at, key`).map((row) => row.state)

/** What the provider told of them is append-only: nobody but a departure takes it away. */
const forgetMessages = () =>
  database.sql.begin(async (tx) => {
    await tx`select set_config('diapason.moving_rows', 'departure', true)`
    await tx`delete from address_failures`
    await tx`delete from messages`
  })
/** The hours pass: each next attempt is due as soon as it is planned, until so many messages have left. */
const untilLeft = (count: number, ms = 20_000) =>
  waitFor(async () => {
    const rows = await database.sql<{ id: string; state: string; isPlanned: boolean }[]>`
      select id, state, next_attempt_at is not null as "isPlanned" from messages`
    if (rows.filter(({ state }) => state !== 'queued').length >= count) return true
    const planned = rows.filter(({ state, isPlanned }) => state === 'queued' && isPlanned).map(({ id }) => id)
    await database.sql`update messages set next_attempt_at = now() where id = any(${planned}) and state = 'queued'`
    for (const messageId of planned) await bench.send('message.queued', { messageId })
    return false
  }, ms)

const listen = (topic: string, key: string, payload: Record<string, unknown>) =>
  inTransaction((tx) => tell(tx, { structureId: structure.id, topic, key, payload }))

const book = async () => {
  hour += 1
  const startsAt = new Date(Date.UTC(2030, 0, 7 + Math.floor(hour / 8), 8 + (hour % 8)))
  return makeBooking(db(), structure, pass, teacher, { startsAt })
}
const confirm = async () => {
  const booking = await book()
  await listen('booking.confirmed', `booking.confirmed:${booking.id}`, { bookingId: booking.id })
  return booking
}

beforeAll(async () => {
  structure = await makeStructure(db())
  teacher = await makeTeacherWithAvailability(db(), structure)
  member = await makeMember(db(), structure)
  pass = await makePass(db(), structure, member, { credits: 90 })
  const [sandboxPort, webhookPort] = [await findPort(), await findPort()]
  const payments = {
    secretKey: 'sk',
    publishableKey: 'pk',
    webhookSecrets: ['whsec_x'],
    retryBaseMs: 1000,
    webhookTimeoutMs: 1000,
  }
  const mailEnvironment = {
    RESEND_BASE_URL: `http://127.0.0.1:${sandboxPort}`,
    SANDBOX_URL: `http://127.0.0.1:${sandboxPort}`,
  }
  const environment = { ...mailEnvironment, DATABASE_URL: database.appUrl }
  bench = await createBench(database.ownerUrl, environment, 'tests/jobs/application.ts')
  process.env.RESEND_WEBHOOK_URL = `${bench.applicationUrl}/api/resend`
  const config = {
    databaseUrl: database.ownerUrl,
    appUrl: bench.applicationUrl,
    payments: { ...payments, webhookUrl: `http://127.0.0.1:${webhookPort}` },
  }
  sandbox = await startSandbox(config, sandboxPort)
  await startBoth()
  await bench.untilSynced(10)
  Object.assign(process.env, bench.inngestEnvironment)
  nudge = (await import('@/lib/services/inngest')).nudgeOutbox
}, 120_000)

beforeEach(async () => {
  await fetch(`${sandbox.url}/mail`, { method: 'DELETE' })
  await sandbox.ctx.faults.clear()
  await forgetMessages()
})

afterAll(async () => {
  await bench?.stop()
  await sandbox?.stop()
})

describe('a booked lesson', () => {
  it('is told to the member and the teacher at once, with the lesson for their calendar [1.F4]', async () => {
    const booking = await confirm()
    await nudge()
    await untilMails(2)
    const [toMember] = await mailsTo(member.email)
    expect(toMember!.attachments[0]!.filename).toBe('cours.ics')
    const calendar = Buffer.from(toMember!.attachments[0]!.content, 'base64').toString()
    expect(calendar).toContain(`UID:booking-${booking.id}@`)
    expect(calendar).toContain('METHOD:REQUEST')
    expect(calendar).toMatch(/DTSTART;TZID=Europe\/Paris:20300107T1\d00/)
  })

  it('that is cancelled is told to the member, the teacher and the administration [1.G4]', async () => {
    const booking = await book()
    await database.sql`update agenda_claims set is_active = false where owner_id = ${booking.id}`
    await database.sql`
      insert into pass_entries (structure_id, pass_id, kind, amount, booking_id, business_key, actor)
      values (${structure.id}, ${pass.id}, 'release', 1, ${booking.id}, ${`release:${booking.id}`}, '{}')`
    await database.sql`
      update bookings set status = 'cancelled', cancelled_at = app_now(), cancelled_by = 'member', revision = 1,
      cancel_message = 'Je suis enrhumée.' where id = ${booking.id}`
    await listen('booking.cancelled', `booking.cancelled:${booking.id}`, { bookingId: booking.id })
    await nudge()
    const mails = await untilMails(3)
    const [office] = mails.filter((mail) => mail.subject.includes(' avec '))
    expect(office!.text).toContain('Je suis enrhumée.')
    const [toMember] = await mailsTo(member.email)
    const calendar = Buffer.from(toMember!.attachments[0]!.content, 'base64').toString()
    expect(calendar).toContain('METHOD:CANCEL')
    expect(calendar).toContain('SEQUENCE:1')
    expect(toMember!.text).not.toContain('enrhumée')
  })
})

describe('a sign-up', () => {
  it('gets a link whose secret stays nowhere but in the mail [1.B2] [6.S3]', async () => {
    const someone = await makeMember(db(), structure)
    await database.sql`update accounts set status = 'pending', activated_at = null where id = ${someone.accountId}`
    const key = `account.registered:${someone.accountId}`
    await listen('account.registered', key, { accountId: someone.accountId })
    await nudge()
    const [mail] = await untilMails(1)
    const link = mail!.links.find((candidate) => candidate.includes('/activation/'))!
    const token = link.split('/').at(-1)!
    const [row] = await database.sql`select kind from account_tokens where token_hash = ${hashToken(token)}`
    expect(row).toEqual({ kind: 'activation' })
    await waitFor(async () => (await states())[0] !== 'queued')
    const rows =
      await database.sql`select row_to_json(m)::text as json from messages m union all select row_to_json(o)::text from outbox_events o`
    expect(rows.some(({ json }) => json.includes(token))).toBe(false)
  })
})

describe('each event sends one message [6.R12]', () => {
  it('none for a transaction that rolled back', async () => {
    const booking = await book()
    const failing = inTransaction(async (tx) => {
      await tell(tx, {
        structureId: structure.id,
        topic: 'booking.confirmed',
        key: 'rolled back',
        payload: { bookingId: booking.id },
      })
      throw new Error('on purpose')
    })
    await expect(failing).rejects.toThrow('on purpose')
    await nudge()
    await settle()
    expect(await listMails()).toEqual([])
  })

  it('though the provider accepts it and its answer is lost, or fails after accepting', async () => {
    await sandbox.ctx.faults.plan({ on: 'POST /emails', kind: 'answer_lost', times: 2 })
    await sandbox.ctx.faults.plan({ on: 'POST /emails', kind: 'error_500', committed: true, times: 1 })
    await confirm()
    await nudge()
    await untilLeft(2)
    await settle()
    expect(await listMails()).toHaveLength(2)
  })

  it('though the provider refuses for a while', async () => {
    await sandbox.ctx.faults.plan({ on: 'POST /emails', kind: 'rate_limit_429', times: 2, value: 1000 })
    await sandbox.ctx.faults.plan({ on: 'POST /emails', kind: 'error_500', times: 2 })
    await confirm()
    await nudge()
    await untilLeft(2)
    await settle()
    expect(await listMails()).toHaveLength(2)
  })

  it('though the outbox hands it over twice, even to a job engine that forgot the first time', async () => {
    const booking = await confirm()
    const again = () =>
      database.sql`update outbox_events set dispatched_at = null where key = ${`booking.confirmed:${booking.id}`}`
    await nudge()
    await untilMails(2)
    await again()
    await nudge()
    await settle()
    await database.sql`delete from executor.runs`
    await database.sql`delete from executor.events`
    await again()
    await nudge()
    await waitFor(async () => (await bench.sql`select from executor.runs where status = 'completed'`).length >= 3)
    expect(await listMails()).toHaveLength(2)
  })

  it('though the application and the executor are killed while it leaves', async () => {
    await sandbox.ctx.faults.plan({ on: 'POST /emails', kind: 'delay_ms', value: 300, times: 4 })
    for (let count = 0; count < 4; count++) await confirm()
    void nudge()
    for (let round = 0; round < 2; round++) {
      await new Promise((resolve) => setTimeout(resolve, 250))
      await bench.killAll()
      await startBoth()
      void nudge()
    }
    await untilLeft(8, 40_000)
    await settle()
    expect(await listMails()).toHaveLength(8)
  }, 180_000)

  it('but a send whose answer was unknown for 23 h is left to a person', async () => {
    await sandbox.ctx.faults.plan({ on: 'POST /emails', kind: 'answer_lost', times: 1 })
    for (const event of ['email.sent', 'email.delivered']) {
      await sandbox.ctx.faults.plan({ on: `mail event ${event}`, kind: 'drop', times: 50 })
    }
    const someone = await makeMember(db(), structure)
    await database.sql`update accounts set status = 'pending', activated_at = null where id = ${someone.accountId}`
    await listen('account.registered', `again:${someone.accountId}`, { accountId: someone.accountId })
    await sandbox.ctx.faults.plan({ on: 'POST /emails', kind: 'timeout', committed: false, times: 50 })
    await nudge()
    await untilMails(1)
    await database.sql`delete from sandbox.mail_keys`
    await database.sql`update messages set ambiguous_since = now() - interval '23 hours 1 minute', state = 'queued'`
    const [message] = await database.sql<{ id: string }[]>`select id from messages`
    await bench.send('message.queued', { messageId: message!.id })
    await waitFor(async () => (await states())[0] === 'to_check')
    expect(await listMails()).toHaveLength(1)
  })
})

describe('the provider’s events', () => {
  it('make the state of a message, forged ones nothing', async () => {
    await sandbox.ctx.faults.plan({ on: 'POST /emails', kind: 'bounce', times: 1 })
    await confirm()
    await nudge()
    await waitFor(async () => [...(await states())].sort().join() === 'bounced,delivered')
    const forged = await fetch(`${bench.applicationUrl}/api/resend`, {
      method: 'POST',
      body: '{"type":"email.complained","data":{}}',
    })
    expect(forged.status).toBe(400)
  })
})

describe('a structure’s own words', () => {
  it('replace the default, unless they use a variable that the mail does not have', async () => {
    let version = 0
    const put = (subject: string) => database.sql`
      insert into template_versions (structure_id, event, locale, version, subject, body)
      values (${structure.id}, 'booking_confirmed', 'fr-FR', ${++version}, ${subject}, 'Chère {prenom}, à bientôt.')`
    await put('Rendez-vous {jour_court}')
    await confirm()
    await nudge()
    await untilMails(2)
    const [own] = await mailsTo(member.email)
    expect(own!.subject).toMatch(/^Rendez-vous (lun|mar)\. /)
    expect(own!.text).toContain('Chère Claire, à bientôt.')
    expect(own!.links.some((link) => link.includes('/mon-compte/suivi'))).toBe(true)
    await put('Rendez-vous {jour_cour}')
    await confirm()
    await nudge()
    await untilMails(4)
    expect((await mailsTo(member.email))[0]!.subject).toMatch(/^Cours réservé/)
  })
})
