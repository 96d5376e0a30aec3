import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { clientFiles, learners } from '@/db/schema/client-files'
import { messages } from '@/db/schema/messages'
import { auditJournal } from '@/db/views'
import { confirmEmail } from '@/lib/accounts/commands/change-email'
import { activateAccount } from '@/lib/accounts/commands/links'
import { readEmailChange } from '@/lib/accounts/queries'
import { changeFile } from '@/lib/client-files/commands/change-file'
import { changeIdentity, type OfficeIdentity } from '@/lib/client-files/commands/change-identity'
import { inviteToPortal } from '@/lib/client-files/commands/invite-to-portal'
import { updateProfile } from '@/lib/client-files/commands/update-profile'
import { findMemberContext } from '@/lib/client-files/queries/find-member-context'
import { profileSchema } from '@/lib/client-files/schema'
import { tellEmailAsked, tellLink } from '@/lib/messages/flows/tell-account'
import { makeMember, type TestMember } from '../factories/member'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'

const { sql } = await createTestDatabase()
const visitor = { kind: 'visitor' } as const

let structure: TestStructure
let office: TestStaff
let rank = 0

beforeAll(async () => {
  structure = await makeStructure(db())
  office = await makeStaff(db(), structure, { role: 'organiser' })
})

async function change({ clientFileId }: Pick<TestMember, 'clientFileId'>, given: Partial<OfficeIdentity>) {
  const [file] = await db().select().from(clientFiles).where(eq(clientFiles.id, clientFileId))
  const { firstName, lastName, email, phone, birthOn, addressLine1, addressLine2, postcode, city, country } = file!
  const known = { firstName, lastName, email, phone, birthOn, addressLine1, addressLine2, postcode, city, country }
  return changeIdentity(office.actor, clientFileId, { ...known, ...given })
}

const address = { addressLine1: '1 rue du Test', postcode: '75011', city: 'Paris', phone: '01 99 00 12 34' }
const newAddress = () => `nouvelle-${++rank}@exemple.example`
const emailOf = async ({ accountId }: TestMember) =>
  (await db().select({ email: accounts.email }).from(accounts).where(eq(accounts.id, accountId)))[0]?.email

/** The mails of the newest change asked for, and the token of its link. */
async function readMails(member: TestMember) {
  const [event] = await sql`select * from outbox_events where topic = 'account.email_asked'
    and payload->>'accountId' = ${member.accountId} order by id desc limit 1`
  const ids = await tellEmailAsked({ structureId: structure.id, key: event!.key }, member.accountId, null)
  const mails = await Promise.all(ids.map((id) => db().select().from(messages).where(eq(messages.id, id))))
  const found = mails.flat()
  const link = found.find(({ template }) => template === 'email_confirmation')
  return { mails: found, token: /\/nouvelle-adresse\/([\w-]+)/.exec(link?.text ?? '')?.[1] ?? '' }
}

const confirm = (token: string, password = '') => confirmEmail(visitor, { structureId: structure.id, token, password })

test('[2.C3] how somebody is greeted and in which language is written by the office, taken back, and left where it isn’t said', async () => {
  const member = await makeMember(db(), structure)
  const read = async () => {
    const [file] = await db().select().from(clientFiles).where(eq(clientFiles.id, member.clientFileId))
    return [file!.civility, file!.locale]
  }
  await change(member, { civility: 'madame', locale: 'fr-CA' })
  expect(await read()).toEqual(['madame', 'fr-CA'])
  await change(member, {})
  expect(await read()).toEqual(['madame', 'fr-CA'])
  await updateProfile(
    member.actor,
    structure.timeZone,
    profileSchema.parse({ ...address, birthOn: '03/04/1980', civility: '', locale: 'en' }),
  )
  expect(await read()).toEqual([null, 'en'])
  const said = await db().select().from(auditJournal).where(eq(auditJournal.clientFileId, member.clientFileId))
  expect(said[0]).toMatchObject({ operation: 'client_file.identity', after: { civility: 'madame', locale: 'fr-CA' } })
})

describe('[1.B5] the office changes who somebody is', () => {
  test('their names, as a learner too, and what changed is in the journal', async () => {
    const member = await makeMember(db(), structure, { lastName: 'Avant' })
    expect(await change(member, { lastName: 'Après', city: 'Lyon' })).toEqual({
      ok: true,
      value: { isAddressAsked: false },
    })
    const [learner] = await db().select().from(learners).where(eq(learners.id, member.learnerId))
    expect(learner!.lastName).toBe('Après')
    const [entry] = await db().select().from(auditJournal).where(eq(auditJournal.clientFileId, member.clientFileId))
    expect(entry).toMatchObject({
      operation: 'client_file.identity',
      before: { lastName: 'Avant', city: 'Paris' },
      after: { lastName: 'Après', city: 'Lyon' },
    })
  })

  test('a login’s address only once it is confirmed there; the old one is told', async () => {
    const member = await makeMember(db(), structure)
    const email = newAddress()
    expect(await change(member, { email })).toEqual({ ok: true, value: { isAddressAsked: true } })
    expect(await emailOf(member)).toBe(member.email)
    const { mails, token } = await readMails(member)
    expect(mails.map(({ template, recipient }) => [template, recipient])).toEqual([
      ['email_confirmation', email],
      ['email_changing', member.email],
    ])
    expect(await readEmailChange(structure.id, token)).toEqual({ email, asksPassword: false })
    expect(await confirm(token)).toEqual({ ok: true, value: { email } })
    expect(await emailOf(member)).toBe(email)
    const [file] = await db().select().from(clientFiles).where(eq(clientFiles.id, member.clientFileId))
    expect(file!.email).toBe(email)
    expect(await confirm(token)).toMatchObject({ refusal: 'link_used' })
    expect(await readEmailChange(structure.id, token)).toBeNull()
  })

  test('a second change voids the first one’s link', async () => {
    const member = await makeMember(db(), structure)
    await change(member, { email: newAddress() })
    const first = await readMails(member)
    await change(member, { email: newAddress() })
    const second = await readMails(member)
    expect(await confirm(first.token)).toMatchObject({ refusal: 'link_used' })
    expect(await confirm(second.token)).toMatchObject({ ok: true })
  })

  test('[6.S1] a login that opens another structure’s file too gives its password: nobody’s office takes it over', async () => {
    const password = 'une valise sous le piano'
    const member = await makeMember(db(), structure, { password })
    await makeMember(db(), await makeStructure(db()), { accountId: member.accountId })
    await change(member, { email: newAddress() })
    const { token } = await readMails(member)
    expect(await readEmailChange(structure.id, token)).toMatchObject({ asksPassword: true })
    expect(await confirm(token, 'autre chose de long')).toMatchObject({ refusal: 'wrong_password' })
    expect(await confirm(token, password)).toMatchObject({ ok: true })
  })

  test('an address that another login has is refused, at once and at the last moment', async () => {
    const member = await makeMember(db(), structure)
    const other = await makeMember(db(), structure)
    expect(await change(member, { email: other.email })).toMatchObject({ refusal: 'email_taken' })
    const email = newAddress()
    await change(member, { email })
    const { token } = await readMails(member)
    await makeMember(db(), structure, { email })
    expect(await confirm(token)).toMatchObject({ refusal: 'email_taken' })
  })

  test('a sign-up that waits at the confirmed address ends; it can’t be activated any more', async () => {
    const member = await makeMember(db(), structure)
    const email = newAddress()
    const waiting = await makeMember(db(), structure, { email, status: 'pending' })
    const occasion = { structureId: structure.id, key: `registered:${waiting.accountId}` }
    const [id] = await tellLink(occasion, waiting.accountId, 'activation')
    const [mail] = await db().select().from(messages).where(eq(messages.id, id!))
    await change(member, { email })
    expect(await confirm((await readMails(member)).token)).toMatchObject({ ok: true })
    const token = /\/activation\/([\w-]+)/.exec(mail!.text)![1]!
    expect(await activateAccount(structure.id, token)).toMatchObject({ refusal: 'link_used' })
  })

  test('refuses to leave a login without an address, to make a minor the holder, or to change a colleague’s', async () => {
    const member = await makeMember(db(), structure)
    expect(await change(member, { email: null })).toMatchObject({ refusal: 'email_needed' })
    expect(await change(member, { birthOn: '2020-01-01' })).toMatchObject({ refusal: 'too_young' })
    await makeStaff(db(), await makeStructure(db()), { accountId: member.accountId })
    expect(await change(member, { email: newAddress() })).toMatchObject({ refusal: 'staff_login' })
    await db()
      .update(clientFiles)
      .set({ status: 'deactivated', deactivatedAt: new Date('2026-01-01'), accountId: null })
      .where(eq(clientFiles.id, member.clientFileId))
    expect(await change(member, { city: 'Lyon' })).toMatchObject({ refusal: 'file_ended' })
    const stranger = await makeStaff(db(), await makeStructure(db()))
    const identity = { email: null } as unknown as OfficeIdentity
    expect(await changeIdentity(stranger.actor, member.clientFileId, identity)).toMatchObject({ refusal: 'not_found' })
  })

  test('an invitation that nobody opened follows the address', async () => {
    const member = await makeMember(db(), structure)
    await db().update(clientFiles).set({ accountId: null, email: null }).where(eq(clientFiles.id, member.clientFileId))
    await inviteToPortal(office.actor, { clientFileId: member.clientFileId, email: newAddress() })
    const email = newAddress()
    expect(await change(member, { email })).toEqual({ ok: true, value: { isAddressAsked: false } })
    const [file] = await db().select().from(clientFiles).where(eq(clientFiles.id, member.clientFileId))
    const [account] = await db().select().from(accounts).where(eq(accounts.id, file!.accountId!))
    expect([file!.email, account!.email, account!.status]).toEqual([email, email, 'pending'])
  })
})

describe('[2.A5] changing file', () => {
  test('opens another file of the same login in this session only; nobody else’s', async () => {
    const member = await makeMember(db(), structure)
    const second = await makeMember(db(), structure, { accountId: member.accountId })
    const stranger = await makeMember(db(), structure)
    const openIn = async (sessionId: string) =>
      (await findMemberContext(structure.slug, sessionId))?.viewer?.clientFileId
    expect(await changeFile(member.actor, stranger.clientFileId)).toMatchObject({ refusal: 'not_found' })
    expect(await changeFile(member.actor, second.clientFileId)).toMatchObject({ ok: true })
    expect(await openIn(member.sessionId)).toBe(second.clientFileId)
    expect(await openIn(second.sessionId)).toBe(member.clientFileId)
  })
})
