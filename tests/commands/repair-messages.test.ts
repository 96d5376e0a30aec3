import { beforeEach, describe, expect, it, vi } from 'vitest'
import { db } from '@/db/client'
import { messages } from '@/db/schema/messages'
import { findMemberContext } from '@/lib/client-files/queries/find-member-context'
import type { Staff } from '@/lib/core/actor'
import { closeAddress, correctAddress, handleTrouble } from '@/lib/deliveries/commands/repair'
import { sendAgain } from '@/lib/deliveries/commands/send-again'
import { findMessage } from '@/lib/deliveries/queries/find-message'
import { countFailures, listFailingAddresses, listTroubles } from '@/lib/deliveries/queries/list-failures'
import { exportLog, listLog } from '@/lib/deliveries/queries/list-log'
import { logInput } from '@/lib/deliveries/schema'
import { mostExported } from '@/lib/finder/rules'
import { refuseList } from '@/lib/gate/download'
import { makeMember, type TestMember } from '../factories/member'
import { makeStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'

const { sql } = await createTestDatabase()
let structure: TestStructure
let member: TestMember
let admin: Staff
let count = 0

beforeEach(async () => {
  structure = await makeStructure(db())
  member = await makeMember(db(), structure)
  admin = (await makeStaff(db(), structure, { role: 'admin' })).actor
})

async function write(given: Partial<typeof messages.$inferInsert> = {}): Promise<string> {
  count += 1
  const to = { clientFileId: member.clientFileId, recipient: member.email, template: 'booking_confirmed' }
  const text = { subject: `Objet ${count}`, html: '<p>h</p>', text: 't' }
  const [row] = await db()
    .insert(messages)
    .values({ structureId: structure.id, key: `test:${count}`, ...to, ...text, state: 'delivered', ...given })
    .returning({ id: messages.id })
  return row!.id
}

const bounced = { state: 'bounced', failureKind: 'address' } as const
async function writeBounced(given: Partial<typeof messages.$inferInsert> = {}): Promise<string> {
  const id = await write({ ...bounced, ...given })
  await sql`insert into address_failures (structure_id, client_file_id, address, message_id, detail)
    select structure_id, client_file_id, recipient, id, 'no such user' from messages where id = ${id} on conflict do nothing`
  return id
}
const failingAddress = async () => (await findMemberContext(structure.slug, member.sessionId))?.failingAddress
const refusalOf = async (outcome: Promise<{ ok: boolean; refusal?: string }>) => (await outcome).refusal
const queued = () =>
  sql<{ recipient: string; again: string }[]>`
    select recipient, resend_of_id as again from messages where structure_id = ${structure.id} and state = 'queued'`

describe('« Renvoyer » [2.C1]', () => {
  it('writes the same mail once more, to where its reader is now, and hands it over', async () => {
    const id = await write()
    await sql`update client_files set email = 'nouvelle@exemple.example' where id = ${member.clientFileId}`
    expect(await sendAgain(admin, id)).toMatchObject({ ok: true, value: { address: 'nouvelle@exemple.example' } })
    expect(await queued()).toEqual([{ recipient: 'nouvelle@exemple.example', again: id }])
    const [event] = await sql`select topic from outbox_events where structure_id = ${structure.id}`
    expect(event).toEqual({ topic: 'message.queued' })
    expect(await findMessage(admin, id)).toMatchObject({ handledAt: null, resends: [{}] })
    const failed = await write({ state: 'failed' })
    await sendAgain(admin, failed)
    expect((await findMessage(admin, failed))!.handledAt).toBeInstanceOf(Date)
  })

  it('is read by the office without the link by which its reader says no [2.A8]', async () => {
    const link = 'https://ecole.example/ecole/desabonnement/abc-DEF_1.2'
    const id = await write({ html: `<a href="${link}">Non</a>`, text: `Non : ${link}` })
    const shown = (await findMessage(admin, id))!
    expect(`${shown.html} ${shown.text}`).not.toContain('abc-DEF')
  })

  it('goes to the address of their login, where their file has none of its own', async () => {
    const id = await write()
    await sql`update client_files set email = null where id = ${member.clientFileId}`
    expect(await sendAgain(admin, id)).toMatchObject({ ok: true, value: { address: member.email } })
  })

  it('is one click, refused where it makes no sense', async () => {
    const id = await write()
    const clicks = await Promise.all([sendAgain(admin, id), sendAgain(admin, id)])
    expect(clicks.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await refusalOf(sendAgain(admin, id))).toBe('just_sent')
    expect(await refusalOf(sendAgain(admin, await write({ state: 'queued' })))).toBe('still_queued')
    expect(await refusalOf(sendAgain(admin, await write({ template: 'password_reset' })))).toBe('has_secret')
    const { actor: teller } = await makeStaff(db(), structure, { role: 'organiser' })
    expect(await refusalOf(sendAgain(teller, await write({ template: 'order_paid' })))).toBe('not_found')
    const elsewhere = await makeStaff(db(), await makeStructure(db()), { role: 'admin' })
    expect(await refusalOf(sendAgain(elsewhere.actor, await write()))).toBe('not_found')
    await sql`update client_files set email = null, account_id = null where id = ${member.clientFileId}`
    expect(await refusalOf(sendAgain(admin, await write()))).toBe('no_address')
  })
})

describe('a wrong address [2.C2]', () => {
  it('is corrected in its list, then what was missed leaves with one click', async () => {
    await writeBounced()
    await writeBounced()
    await writeBounced({ template: 'client_added' })
    expect(await failingAddress()).toBe(member.email)
    await sql`update client_files set account_id = null where id = ${member.clientFileId}`
    const [failing] = await listFailingAddresses(admin)
    expect(failing).toMatchObject({ address: member.email, missed: 2, secrets: 1, detail: 'no such user' })
    expect(await correctAddress(admin, failing!.id, 'bonne@exemple.example')).toMatchObject({ ok: true })
    expect(await closeAddress(admin, failing!.id, true)).toMatchObject({ ok: true, value: { count: 2 } })
    expect((await queued()).map(({ recipient }) => recipient)).toEqual(Array(2).fill('bonne@exemple.example'))
    expect(await countFailures(admin)).toEqual({ addresses: 0, troubles: 0 })
    expect(await refusalOf(closeAddress(admin, failing!.id, true))).toBe('already_handled')
    expect(await refusalOf(correctAddress(admin, failing!.id, 'x@exemple.example'))).toBe('not_found')
  })

  it('is listed in one round trip, however many there are', async () => {
    for (const name of ['un', 'deux', 'trois']) await writeBounced({ recipient: `${name}@Exemple.example` })
    await writeBounced({ recipient: 'UN@exemple.example' })
    const asked = vi.spyOn(db().$client, 'unsafe')
    const failing = await listFailingAddresses(admin)
    expect(asked).toHaveBeenCalledTimes(1)
    expect(failing.map(({ address, missed }) => [address, missed])).toEqual([
      ['trois@Exemple.example', 1],
      ['deux@Exemple.example', 1],
      ['un@Exemple.example', 2],
    ])
    asked.mockRestore()
  })

  it('may be good after all, with nothing to send again', async () => {
    await writeBounced()
    const [failing] = await listFailingAddresses(admin)
    expect(await closeAddress(admin, failing!.id, false)).toMatchObject({ ok: true, value: { count: 0 } })
    expect(await queued()).toEqual([])
    expect(await failingAddress()).toBe(null)
  })
})

it('[2.C2] what was missed at an address that works again is not forgotten: it waits with the other failures', async () => {
  const id = await writeBounced()
  expect(await listTroubles(admin)).toEqual([])
  await sql`update address_failures set resolved_at = app_now()`
  expect((await listTroubles(admin)).map((trouble) => trouble.id)).toEqual([id])
  expect(await sendAgain(admin, id)).toMatchObject({ ok: true })
  expect(await countFailures(admin)).toEqual({ addresses: 0, troubles: 0 })
})

it('[2.C2] any other failure waits for an admin, with the provider’s words, until they say that it is done', async () => {
  const id = await write({ state: 'failed', failureKind: 'unreachable', lastError: 'ECONNREFUSED '.repeat(100) })
  await writeBounced()
  const troubles = await listTroubles(admin)
  expect(troubles.map((trouble) => trouble.id)).toEqual([id])
  expect(troubles[0]!.error).toHaveLength(1300)
  expect(await handleTrouble(admin, id)).toMatchObject({ ok: true })
  expect(await refusalOf(handleTrouble(admin, id))).toBe('already_handled')
  expect(await listTroubles(admin)).toEqual([])
})

it('[2.C1] the log is narrowed by words of the client, the subject, the state and what it is about', async () => {
  const id = await write({ subject: 'Rappel de cours' })
  await write({ template: 'order_paid', state: 'bounced' })
  await write({ authorId: admin.accountId, template: 'written', recipient: 'autre@exemple.example' })
  const found = async (query: Record<string, string>, actor = admin) =>
    (await listLog(actor, structure.timeZone, logInput.parse(query))).found
  expect(await found({})).toBe(3)
  expect((await listLog(admin, structure.timeZone, logInput.parse({ q: 'RAPPEL' }))).rows[0]!.id).toBe(id)
  expect(await found({ etat: 'bounced' })).toBe(1)
  expect(await found({ sujet: 'money' })).toBe(1)
  expect(await found({ sujet: 'written' })).toBe(1)
  expect(await found({ sujet: 'other' })).toBe(0)
  expect(await found({ auteur: admin.accountId })).toBe(1)
  expect(await found({ q: '%' })).toBe(0)
  expect(await found({ du: '01/01/2000', au: '01/01/2001' })).toBe(0)
  const { actor: organiser } = await makeStaff(db(), structure, { role: 'organiser' })
  expect(await found({}, organiser)).toBe(2)
})

it('[2.C6] [2.D2] a file of the log holds one line more than a role may take, so that the list says that there are too many', async () => {
  await write()
  await write()
  await write()
  const lines = async (most: number) => (await exportLog(admin, structure.timeZone, logInput.parse({}), most)).length
  expect([await lines(1), await lines(3)]).toEqual([2, 3])
  const refused = refuseList(
    '/atelier/gestion/messages',
    new URLSearchParams({ etat: 'sent' }),
    mostExported('organiser'),
  )
  expect([refused.status, refused.headers.get('location')]).toEqual([
    303,
    '/atelier/gestion/messages?etat=sent&fait=trop&n=300',
  ])
})
