import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/db/client'
import { messages } from '@/db/schema/messages'
import type { MailEvent } from '@/lib/core/mail-event'
import { beginDelivery, noteMissed } from '@/lib/deliveries/commands/note-delivery'
import { recordMailEvent } from '@/lib/deliveries/commands/record-event'
import { listForgottenMessages } from '@/lib/deliveries/queries/list-waiting'
import { makeMailing } from '../factories/mailing'
import { makeMember, type TestMember } from '../factories/member'
import { makeStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'

const { sql } = await createTestDatabase()
let structure: TestStructure
let member: TestMember
let count = 0

beforeAll(async () => {
  structure = await makeStructure(db())
  member = await makeMember(db(), structure)
})

async function writeMessage(given: Partial<typeof messages.$inferInsert> = {}): Promise<string> {
  count += 1
  const to = {
    clientFileId: member.clientFileId,
    recipient: member.email,
    key: `test:${count}`,
    template: 'order_paid',
  }
  const [row] = await db()
    .insert(messages)
    .values({ structureId: structure.id, ...to, subject: 's', html: 'h', text: 't', state: 'sent', ...given })
    .returning({ id: messages.id })
  return row!.id
}

const tell = (messageId: string, given: Partial<MailEvent>) => {
  count += 1
  const nothing = { providerId: '', bounceType: '', bounceSubType: '', detail: '', happenedAt: new Date() }
  return recordMailEvent({ key: `msg_${count}`, event: 'email.delivered', messageId, ...nothing, ...given })
}
const refused = { event: 'email.bounced', bounceType: 'Permanent', bounceSubType: 'General' }
const stateOf = async (id: string) =>
  (await sql`select state, failure_kind as kind, last_error as error from messages where id = ${id}`)[0]
const openFailures = async () =>
  (await sql<{ address: string }[]>`select address from address_failures where resolved_at is null`).map(
    ({ address }) => address,
  )

describe('what the provider tells', () => {
  it('[2.C2] a wrong address is on the list once, in its own words; a mail that gets through takes it off', async () => {
    const [first, second] = [await writeMessage(), await writeMessage()]
    const detail = 'smtp; 550 5.1.1 <nobody@exemple.example>: no such user'.repeat(20)
    await tell(first, { ...refused, detail })
    await tell(second, refused)
    expect(await stateOf(first)).toEqual({ state: 'bounced', kind: 'address', error: detail })
    expect(await openFailures()).toEqual([member.email])
    const older = await writeMessage({ sentAt: new Date(Date.now() - 3_600_000) })
    await tell(older, {})
    expect(await openFailures()).toEqual([member.email])
    await tell(await writeMessage({ sentAt: new Date(Date.now() + 1_000) }), {})
    expect(await openFailures()).toEqual([])
  })

  it('[2.C2] a full box is no wrong address', async () => {
    const id = await writeMessage()
    await tell(id, { event: 'email.bounced', bounceType: 'Transient', bounceSubType: 'MailboxFull', detail: 'full' })
    expect(await stateOf(id)).toEqual({ state: 'bounced', kind: 'mailbox_full', error: 'full' })
    expect(await openFailures()).toEqual([])
  })

  it('[2.C1] [6.R3] is kept once each, whatever order and however often it is told', async () => {
    const id = await writeMessage()
    const delivered = { event: 'email.delivered', key: `once:${id}` }
    await tell(id, delivered)
    await tell(id, { event: 'email.sent' })
    await tell(id, delivered)
    const events = await sql<{ event: string }[]>`select event from message_events where message_id = ${id} order by id`
    expect(events.map(({ event }) => event)).toEqual(['email.delivered', 'email.sent'])
    expect(await stateOf(id)).toMatchObject({ state: 'delivered' })
  })

  it('[6.R13] a complaint takes the consents of every file of that address away, in the journal too', async () => {
    const { clientFileId } = member
    await sql`
      insert into consents (structure_id, client_file_id, channel, is_granted, source)
      select ${structure.id}, ${clientFileId}, channel, true, 'profile' from unnest(array['email', 'post']) as channel`
    await tell(await writeMessage(), { event: 'email.complained' })
    const words = await sql<{ channel: string }[]>`
      select channel, is_granted as said, source from consents where client_file_id = ${clientFileId} and source = 'complaint'`
    expect([...words].map(({ channel }) => channel).sort()).toEqual(['email', 'newsletter'])
    const [entry] = await sql`select actor ->> 'name' as by from audit_entries where operation = 'consents_said'`
    expect(entry).toEqual({ by: 'resend' })
  })

  it('[6.R13] a complaint about a mass message is its reader’s, though their address changed since', async () => {
    const staff = await makeStaff(db(), structure)
    const reader = await makeMember(db(), structure)
    const { id: mailingId } = await makeMailing(db(), staff, { files: [reader.clientFileId] })
    const written = { clientFileId: reader.clientFileId, recipient: 'before@exemple.example', mailingId }
    await tell(await writeMessage({ ...written, template: 'written' }), { event: 'email.complained' })
    const [word] = await sql`
      select is_granted as said from consents where client_file_id = ${reader.clientFileId} and channel = 'email' and source = 'complaint'`
    expect(word).toEqual({ said: false })
  })

  it('[2.C1] that it arrived takes away what went wrong before', async () => {
    const id = await writeMessage({ state: 'queued', lastError: 'no answer within 15000 ms' })
    await tell(id, {})
    expect(await stateOf(id)).toMatchObject({ state: 'delivered', error: null })
  })

  it('of a mail that is not ours changes nothing', async () => {
    expect(await tell('00000000-0000-4000-8000-000000000001', refused)).toEqual({ ok: true, value: false })
  })
})

describe('[2.C1] a provider that is down', () => {
  const attempt = async (id: string, isTaken: 'no' | 'unknown') => {
    const begun = await beginDelivery(id)
    const message = begun.ok ? begun.value : null
    return message
      ? noteMissed(message, { error: 'rate_limit_exceeded: wait', askedSeconds: null, isTaken })
      : 'not yet'
  }
  const age = (id: string, hours: number) => sql`
    update messages set first_attempt_at = now() - ${hours} * interval '1 hour', next_attempt_at = now() where id = ${id}`

  it('is asked again later each time, by the sweep, and nothing leaves before its hour', async () => {
    const id = await writeMessage({ state: 'queued' })
    expect(await attempt(id, 'no')).toBe(60_000)
    expect(await attempt(id, 'no')).toBe('not yet')
    const forgotten = async () => (await listForgottenMessages()).map((each) => each.id)
    expect(await forgotten()).not.toContain(id)
    await age(id, 1)
    expect(await forgotten()).toContain(id)
    expect(await attempt(id, 'no')).toBe(5 * 60_000)
  })

  it('after 24 h it is a failure for staff, in the provider’s words, when it surely took nothing', async () => {
    const id = await writeMessage({ state: 'queued' })
    await attempt(id, 'no')
    await age(id, 24)
    expect(await attempt(id, 'no')).toBe(null)
    expect(await stateOf(id)).toEqual({ state: 'failed', kind: 'unreachable', error: 'rate_limit_exceeded: wait' })
  })

  it('[6.R12] one attempt without an answer is enough for a person to look, 23 h later', async () => {
    const id = await writeMessage({ state: 'queued' })
    await attempt(id, 'unknown')
    await age(id, 1)
    await attempt(id, 'no')
    await sql`update messages set ambiguous_since = ambiguous_since - interval '23 hours', next_attempt_at = now() where id = ${id}`
    await sql`update messages set ambiguous_since = ambiguous_since - interval '1 second' where id = ${id}`
    expect(await attempt(id, 'no')).toBe('not yet')
    expect(await stateOf(id)).toMatchObject({ state: 'to_check' })
  })
})
