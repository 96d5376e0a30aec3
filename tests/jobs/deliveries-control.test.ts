import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import type { Sandbox } from '@/embedded/sandbox/app'
import { deliver } from '@/lib/deliveries/flows/deliver'
import { writeMessages } from '@/lib/messages/commands/write-messages'
import { makeMember, type TestMember } from '../factories/member'
import { makeStructure, type TestStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'
import { startMailSandbox } from './mail-sandbox'

/*
 * The layers that make one mail of one event ([6.R12]), one by one: each alone is enough for its own death, and without it
 * the same death gives two mails. tests/jobs/messages.test.ts kills the processes with all of them there.
 */
const database = await createTestDatabase({ checksInvariants: false })
const { sql } = database
let sandbox: Sandbox
let structure: TestStructure
let member: TestMember

/** What a layer is taken away by: a trigger on what it keeps. */
const layers = {
  /** The provider knows a key again that it was given, for 24 h. */
  key: ['sandbox.mail_keys', 'insert', 'return null'],
  /** A message says that it has left. */
  state: ['messages', 'update', "new.state := 'queued'; new.next_attempt_at := null; return new"],
  /** A message is written once for its reason. */
  reason: ['messages', 'insert', 'new.key := gen_random_uuid(); return new'],
} as const
type Layer = keyof typeof layers

async function without(...taken: Layer[]) {
  for (const layer of taken) {
    const [table, moment, body] = layers[layer]
    await sql.unsafe(`
      create function without_${layer}() returns trigger language plpgsql as $$ begin ${body}; end $$;
      create trigger without_${layer} before ${moment} on ${table} for each row execute function without_${layer}()`)
  }
}

beforeAll(async () => {
  structure = await makeStructure(db())
  member = await makeMember(db(), structure)
  sandbox = await startMailSandbox(database)
})

beforeEach(async () => {
  for (const layer of Object.keys(layers)) await sql.unsafe(`drop function if exists without_${layer} cascade`)
  await sandbox.ctx.faults.clear()
  await sql`delete from messages`
  await sql`delete from sandbox.mails`
})

afterAll(() => sandbox?.stop())

async function write(): Promise<string[]> {
  const to = { template: 'booking_confirmed' as const, recipient: member.email, clientFileId: member.clientFileId }
  const draft = { ...to, learnerId: null, replyTo: null, subject: 'Cours', html: 'h', text: 't', attachments: [] }
  const written = await writeMessages({ structureId: structure.id, key: 'booking.confirmed:1' }, [draft])
  if (!written.ok) throw new Error(written.refusal)
  return written.value
}

async function deliverAll(): Promise<void> {
  await sql`update messages set next_attempt_at = null`
  const written = await sql<{ id: string }[]>`select id from messages`
  for (const { id } of written) await deliver(id)
}

const countMails = async () => (await sql`select from sandbox.mails`).length

/** The provider took it, whoever sent it died before knowing; then the job runs again. */
async function dieBeforeTheAnswer(): Promise<number> {
  await write()
  await sandbox.ctx.faults.plan({ on: 'POST /emails', kind: 'answer_lost' })
  await deliverAll()
  await deliverAll()
  return countMails()
}

/** The answer was noted, and the death came before the job engine heard of it: the job runs again. */
async function dieAfterTheAnswer(): Promise<number> {
  await write()
  await deliverAll()
  await deliverAll()
  return countMails()
}

/** The job that writes dies before the job engine hears of it, and runs again. */
async function dieAfterWriting(): Promise<number> {
  await write()
  await write()
  await deliverAll()
  return countMails()
}

/** Two jobs look after one message: the engine's own and the one that the sweep handed over. */
async function deliverTwiceAtOnce(): Promise<number> {
  const [id] = await write()
  await Promise.all([deliver(id!), deliver(id!)])
  return countMails()
}

describe('one mail of one event, whatever dies [6.R12]', () => {
  it.each([
    ['before the answer of the provider came', dieBeforeTheAnswer, 'key'],
    ['after that answer was noted', dieAfterTheAnswer, 'state'],
    ['after the message was written', dieAfterWriting, 'reason'],
    ['nothing: two jobs deliver it at once', deliverTwiceAtOnce, 'key'],
  ] as const)('%s', async (_, death, layer) => {
    const others = (Object.keys(layers) as Layer[]).filter((other) => other !== layer && other !== 'reason')
    await without(...others)
    expect(await death()).toBe(1)
  })
})

describe('control: two mails', () => {
  it.each([
    ['before the answer came, without the key', dieBeforeTheAnswer, ['key']],
    ['after the answer, without the state and the key', dieAfterTheAnswer, ['state', 'key']],
    ['after the writing, without the reason', dieAfterWriting, ['reason']],
    ['two jobs at once, without the key', deliverTwiceAtOnce, ['key']],
  ] as const)('%s', async (_, death, taken) => {
    await without(...taken)
    expect(await death()).toBe(2)
  })
})
