import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { db } from '@/db/client'
import { mailingAuthors } from '@/db/schema/mailings'
import type { Sandbox } from '@/embedded/sandbox/app'
import { signId } from '@/lib/core/signed-ids'
import { approveDraft } from '@/lib/drafts/commands/decide-draft'
import { confirmMailing } from '@/lib/mailings/commands/confirm'
import { setSubscription } from '@/lib/mailings/commands/unsubscribe'
import { unsubscribePurpose } from '@/lib/mailings/types'
import { waitFor } from '../executor/bench'
import { bundle } from '../executor/bundle'
import { makeMailing, setMessaging } from '../factories/mailing'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'
import { startMailSandbox } from './mail-sandbox'

/* [6.R13] what runs the rounds dies again and again while people unsubscribe: nobody twice, nobody without consent, everybody else. */
const isLong = process.env.DIAPASON_LONG === '1'
const database = await createTestDatabase()
let sandbox: Sandbox
let structure: TestStructure
let staff: TestStaff
const children = new Set<ChildProcess>()

beforeAll(async () => {
  sandbox = await startMailSandbox(database)
})

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await sandbox?.stop()
})

/** A process that writes and delivers once it is told; it ends by itself once nothing moves. */
async function loadRounds(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [await bundle('tests/jobs/mailing-rounds.ts')], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', process.env.TEST_VERBOSE ? 'inherit' : 'ignore', 'ipc'],
  })
  children.add(child)
  child.once('exit', () => children.delete(child))
  return child
}

/** So many clients who agree to e-mail, in two statements. @returns their files */
async function makeMany(count: number): Promise<string[]> {
  const rows = await database.sql<{ id: string }[]>`
    insert into client_files (structure_id, number, first_name, last_name, email)
    select ${structure.id}, 50000 + rank, 'Anne', 'Lecture ' || rank, 'lecture-' || rank || '-' || ${structure.id} || '@exemple.example'
    from generate_series(1, ${count}::int) rank returning id`
  const ids = rows.map(({ id }) => id)
  await database.sql`insert into consents (structure_id, client_file_id, channel, is_granted, source)
    select ${structure.id}, id, 'email', true, 'profile' from unnest(${ids}::uuid[]) id`
  return ids
}

const countSent = async () =>
  (await database.sql<{ sent: number }[]>`select count(*)::int as sent from messages where state <> 'queued'`)[0]!.sent

/** Some of those who wait or were just written say no. @returns when each had their answer, by file */
async function unsubscribeSome(mailingId: string, count: number, answered: Map<string, Date>): Promise<void> {
  const some = await database.sql<{ id: string; file: string }[]>`
    select id, client_file_id as file from mailing_recipients where mailing_id = ${mailingId} and not client_file_id = any(${[...answered.keys()]}::uuid[])
    order by md5(id::text || ${answered.size}) limit ${count}`
  for (const { id, file } of some) {
    const token = signId(unsubscribePurpose, id)
    const outcome = await setSubscription({ kind: 'visitor' }, { structureId: null, token, wants: false })
    if (!outcome.ok) continue
    const [row] = await database.sql<{ now: string }[]>`select clock_timestamp() as now`
    answered.set(file, new Date(row!.now))
  }
}

/** Kills so many times, evenly over the mails that leave, people unsubscribing meanwhile; then lets it end. */
async function runKilled(mailingId: string, { mails, kills, leave }: { mails: number; kills: number; leave: number }) {
  const answered = new Map<string, Date>()
  let next = await loadRounds()
  for (let death = 1; death <= kills; death += 1) {
    const child = next
    const ended = once(child, 'exit')
    child.send('go')
    next = await loadRounds()
    const until = Math.floor((mails * death) / (kills + 1.5))
    await waitFor(async () => (await countSent()) >= until, 300_000)
    await unsubscribeSome(mailingId, Math.ceil(leave / kills), answered)
    child.kill('SIGKILL')
    await ended
  }
  const ended = once(next, 'exit')
  next.send('go')
  const [code] = await ended
  expect(code).toBe(0)
  return answered
}

type Served = {
  file: string
  state: string
  skip: string | null
  mails: number
  message: string | null
  begun: Date | null
}

const listServed = (mailingId: string) => database.sql<Served[]>`
  select r.client_file_id as file, r.state, r.skip_reason as skip, m.state as message, m.first_attempt_at as begun,
    (select count(*)::int from sandbox.mails mail where r.address::text = any(mail.recipients) and mail.subject = g.subject) as mails
  from mailing_recipients r join mailings g on g.id = r.mailing_id left join messages m on m.id = r.message_id
  where r.mailing_id = ${mailingId}`

/** Nobody twice, nobody after their no, everybody else once. */
async function expectServed(mailingId: string, answered: ReadonlyMap<string, Date>): Promise<void> {
  const served = await listServed(mailingId)
  const wrong = served.filter(({ file, state, skip, mails, message, begun }) => {
    const no = answered.get(file)
    if (mails > 1 || (no && begun && begun > no)) return true
    // Taken by an attempt that was killed before it noted so, then a no: kept back, and nothing more leaves.
    if (mails === 1) return message !== 'sent' && !(no && message === 'withheld')
    return !no || !(skip === 'no_consent' || message === 'withheld') || state === 'waiting'
  })
  expect(wrong).toEqual([])
  expect(served.filter(({ mails }) => mails === 0).length).toBeLessThanOrEqual(answered.size)
}

async function begin() {
  structure = await makeStructure(db())
  staff = await makeStaff(db(), structure)
}

const confirm = (mailingId: string) => confirmMailing(staff.actor, { mailingId, revision: 0, ticked: [] })

test('[2.C6] [6.R13] 60 readers, two deaths, people who unsubscribe: nobody twice, nobody who said no, all the others', async () => {
  await begin()
  const { id } = await makeMailing(db(), staff, { files: await makeMany(60), subject: 'Soixante' })
  expect(await confirm(id)).toMatchObject({ ok: true, value: { recipients: 60 } })
  const answered = await runKilled(id, { mails: 60, kills: 2, leave: 6 })
  expect(answered.size).toBe(6)
  await expectServed(id, answered)
}, 60_000)

test.runIf(isLong)(
  '[2.C9] [6.R13] a joint announcement to 5,000, five deaths, 200 who unsubscribe',
  async () => {
    await begin()
    const before = await countSent()
    await makeMany(5_000)
    const query = { kind: 'country', country: 'FR', prefixes: [] }
    const { id } = await makeMailing(db(), staff, { kind: 'joint', query, subject: 'Cinq mille' })
    const other = await makeStaff(db(), structure, { role: 'organiser' })
    await db().insert(mailingAuthors).values({ mailingId: id, accountId: other.accountId, agreedAt: sql`app_now()` })
    const confirmed = await confirmMailing(staff.actor, { mailingId: id, revision: 0, ticked: ['whole_country'] })
    expect(confirmed).toMatchObject({ ok: true, value: { state: 'awaiting_approval', recipients: 5_000 } })
    expect(await approveDraft(staff.actor, { id, revision: 1 })).toMatchObject({ ok: true })
    const answered = await runKilled(id, { mails: before + 5_000, kills: 5, leave: 200 })
    await expectServed(id, answered)
  },
  1_800_000,
)

test.runIf(isLong)(
  '[2.C6] two messages of one sender to 300 each, five deaths: 500 leave, and the next is refused',
  async () => {
    await begin()
    await setMessaging(structure, { quotaPer24Hours: 600 })
    const files = await makeMany(300)
    const ids: string[] = []
    for (const subject of ['Le premier', 'Le second']) {
      const { id } = await makeMailing(db(), staff, { files, subject })
      expect(await confirm(id)).toMatchObject({ ok: true, value: { recipients: 300 } })
      ids.push(id)
    }
    await setMessaging(structure, { quotaPer24Hours: 500 })
    await runKilled(ids[0]!, { mails: (await countSent()) + 500, kills: 5, leave: 0 })
    const served = (await Promise.all(ids.map(listServed))).flat()
    expect(served.filter(({ mails }) => mails === 1)).toHaveLength(500)
    expect(served.filter(({ state, mails }) => state === 'waiting' && mails === 0)).toHaveLength(100)
    const one = await makeMailing(db(), staff, { files: files.slice(0, 1) })
    expect(await confirm(one.id)).toMatchObject({ refusal: 'quota_short', detail: { left: 0 } })
  },
  600_000,
)
