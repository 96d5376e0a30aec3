import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { accounts } from '@/db/schema/accounts'
import { clientFiles } from '@/db/schema/client-files'
import { messages } from '@/db/schema/messages'
import { auditJournal } from '@/db/views'
import { acceptInvitation } from '@/lib/accounts/commands/invite'
import { activateAccount, requestReset } from '@/lib/accounts/commands/links'
import { logIn } from '@/lib/accounts/commands/log-in'
import { readLink } from '@/lib/accounts/queries'
import { inviteToPortal } from '@/lib/client-files/commands/invite-to-portal'
import { findPortal } from '@/lib/client-files/queries/find-portal'
import type { Staff } from '@/lib/core/actor'
import { addClient } from '@/lib/learners/commands/add-client'
import { signUp } from '@/lib/learners/commands/sign-up'
import { listLearnersOfFile } from '@/lib/learners/queries'
import type { NewClient } from '@/lib/learners/types'
import { tellInvited, tellLink } from '@/lib/messages/flows/tell-account'
import { makeMember } from '../factories/member'
import { makeStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'

const { sql } = await createTestDatabase()
const password = 'une valise sous le piano'

let structure: TestStructure
let actor: Staff
let rank = 0

beforeAll(async () => {
  structure = await makeStructure(db())
  actor = (await makeStaff(db(), structure, { role: 'organiser' })).actor
})

/** Somebody nobody knows yet. */
function person(given: Partial<NewClient> = {}): NewClient {
  rank += 1
  const place = { addressLine1: '', addressLine2: '', postcode: '', city: '', country: 'FR' }
  const name = { firstName: `Rémi${'x'.repeat(rank)}`, lastName: `Nouveau${'y'.repeat(rank)}` }
  const known = { email: `nouveau-${rank}@exemple.example`, phone: '', birthOn: null }
  return { ...name, ...known, ...place, children: [], seenNumbers: [], ...given }
}

async function open(client: NewClient) {
  const opened = await addClient(actor, client)
  if (!opened.ok) throw new Error(opened.refusal)
  const [file] = await db()
    .select()
    .from(clientFiles)
    .where(and(eq(clientFiles.structureId, structure.id), eq(clientFiles.number, opened.value.number)))
  return file!
}

/** The mail of the newest invitation of a file, and the token in its address. */
async function readInvitation(clientFileId: string) {
  const [event] = await sql`select * from outbox_events where topic = 'account.invited'
    and payload->>'clientFileId' = ${clientFileId} order by id desc limit 1`
  const { accountId, isNew } = event!.payload
  const occasion = { structureId: structure.id, key: event!.key }
  const [id] = await tellInvited(occasion, accountId, { clientFileId, isNew })
  const [mail] = await db().select().from(messages).where(eq(messages.id, id!))
  return { mail: mail!, token: /\/invitation\/([\w-]+)/.exec(mail!.text)?.[1] ?? '' }
}

const login = (identifier: string, typed = password) =>
  logIn({
    structureId: structure.id,
    identifier,
    password: typed,
    isRemembered: false,
    ipAddress: '',
    userAgent: '',
  })

describe('[2.A3] a client whom the office adds', () => {
  test('has a file with themself and their children, and gets a link to choose a password', async () => {
    const file = await open(person({ children: [{ firstName: 'Lou', lastName: 'Nouveau', birthOn: '2016-04-02' }] }))
    expect(file).toMatchObject({ origin: 'office', mustAnswerConsents: true })
    const household = await listLearnersOfFile(structure.id, file.id)
    expect(household.map(({ firstName, isSelf }) => [firstName, isSelf])).toEqual([
      [file.firstName, true],
      ['Lou', false],
    ])
    const journal = await db().select().from(auditJournal).where(eq(auditJournal.clientFileId, file.id))
    expect(journal.map(({ operation }) => operation)).toEqual(['client_file.add'])
    expect(await findPortal(actor, file.id)).toMatchObject({ state: 'invited', invitedAt: null })

    expect(await login(file.email!)).toMatchObject({ refusal: 'wrong_credentials' })
    const { mail, token } = await readInvitation(file.id)
    expect(mail).toMatchObject({ template: 'client_added', recipient: file.email })
    expect(mail.text).toContain('valable 14 jours')
    expect(await readLink(structure.id, 'portal_invitation', token)).toBe('open')
    expect(await acceptInvitation(structure.id, token, 'court')).toMatchObject({ refusal: 'password_too_short' })
    expect(await acceptInvitation(structure.id, token, password)).toEqual({ ok: true, value: 'opened' })
    expect(await login(file.email!)).toMatchObject({ ok: true, value: { clientFileId: file.id } })
    expect(await findPortal(actor, file.id)).toMatchObject({ state: 'open' })
    // Opened again, by anybody who holds it, it changes nothing.
    expect(await readLink(structure.id, 'portal_invitation', token)).toBe('already_active')
    await acceptInvitation(structure.id, token, 'un autre mot de passe inventé')
    expect(await login(file.email!)).toMatchObject({ ok: true })
  })

  test('without an address has no login; a role that may not, nothing', async () => {
    const file = await open(person({ email: null }))
    expect(file.accountId).toBeNull()
    const teacher = await makeStaff(db(), structure, { role: 'teacher' })
    expect(await addClient(teacher.actor, person())).toMatchObject({ refusal: 'not_found' })
    expect(await inviteToPortal(teacher.actor, { clientFileId: file.id, email: 'x@exemple.example' })).toMatchObject({
      refusal: 'not_found',
    })
  })

  test('is an adult, of children who are born', async () => {
    expect(await addClient(actor, person({ birthOn: '2020-01-01' }))).toMatchObject({ refusal: 'too_young' })
    const unborn = { firstName: 'Lou', lastName: 'X', birthOn: '2099-01-01' }
    expect(await addClient(actor, person({ children: [unborn] }))).toMatchObject({ refusal: 'born_later' })
  })
})

describe('[2.A4] no second file by mistake', () => {
  test('one that looks like another is opened once they were seen', async () => {
    const known = await makeMember(db(), structure, { firstName: 'Hélène', lastName: 'D’Aubigné', postcode: '75011' })
    const same = person({ firstName: 'helene', lastName: 'd’aubigne', postcode: '75011', email: null })
    expect(await addClient(actor, same)).toMatchObject({ refusal: 'likely_known' })
    expect(await addClient(actor, { ...same, seenNumbers: [known.fileNumber] })).toMatchObject({ ok: true })
    const elsewhere = person({ firstName: 'Hélène', lastName: 'D’Aubigné', postcode: '13001' })
    const other = await addClient(actor, { ...elsewhere, phone: '+33199000003' })
    expect(other).toMatchObject({ refusal: 'likely_known' })
  })

  test('a sign-up with an address that was invited gets the invitation, and no second file', async () => {
    const file = await open(person())
    const { email } = file
    const identity = {
      email: email!,
      firstName: 'Autre',
      lastName: 'Personne',
      birthOn: '1990-01-01',
      addressLine1: '1 rue',
      addressLine2: '',
      postcode: '75011',
      city: 'Paris',
      phone: '+33199000099',
    }
    const [terms] = await sql`select id from terms_versions where structure_id = ${structure.id}`
    const from = { ipAddress: '', userAgent: '' }
    const scope = { structureId: structure.id, zone: 'Europe/Paris', termsVersionId: terms!.id }
    expect(await signUp({ ...scope, identity, password, ...from })).toEqual({ ok: true, value: { clientFileId: null } })
    expect(await db().$count(clientFiles, eq(clientFiles.email, email!))).toBe(1)
    const [event] = await sql`select payload from outbox_events where topic = 'account.invited'
      and payload->>'accountId' = ${file.accountId} order by id desc limit 1`
    expect(event!.payload).toEqual({ accountId: file.accountId })
  })

  test('a sign-up of before, activated, takes up the file that the office opened meanwhile', async () => {
    const pending = await makeMember(db(), structure, { status: 'pending', email: `avant-${rank}@exemple.example` })
    const [own] = await db().select().from(clientFiles).where(eq(clientFiles.id, pending.clientFileId))
    const file = await open(person({ email: pending.email, seenNumbers: [own!.number] }))
    expect(file.accountId).not.toBe(pending.accountId)
    const occasion = { structureId: structure.id, key: `registered:${pending.accountId}` }
    const [id] = await tellLink(occasion, pending.accountId, 'activation')
    const [mail] = await db().select().from(messages).where(eq(messages.id, id!))
    const token = /\/activation\/([\w-]+)/.exec(mail!.text)![1]!
    expect(await activateAccount(structure.id, token)).toMatchObject({ ok: true })
    const files = await db().select().from(clientFiles).where(eq(clientFiles.accountId, pending.accountId))
    expect(files.map(({ id: one }) => one).sort()).toEqual([pending.clientFileId, file.id].sort())
  })
})

describe('[2.A5] one address for several files', () => {
  test('one login opens both, and gets no second link', async () => {
    const member = await makeMember(db(), structure)
    const file = await open(person({ email: member.email, seenNumbers: [member.fileNumber] }))
    expect(file.accountId).toBe(member.accountId)
    const { mail, token } = await readInvitation(file.id)
    expect([mail.template, token]).toEqual(['file_attached', ''])
  })

  test('two files invited at one address, at once, wait for one password', async () => {
    const one = await open(person({ email: null }))
    const two = await open(person({ email: null }))
    const email = `foyer-${rank}@exemple.example`
    await Promise.all([one, two].map(({ id }) => inviteToPortal(actor, { clientFileId: id, email })))
    const files = await db().select().from(clientFiles).where(eq(clientFiles.email, email))
    expect(files).toHaveLength(2)
    expect(new Set(files.map(({ accountId }) => accountId)).size).toBe(1)
    expect(await db().$count(accounts, eq(accounts.email, email))).toBe(1)
  })
})

describe('[2.A12] an invitation to the portal', () => {
  test('asks for the address where it is missing, and is sent again, by the person too', async () => {
    const file = await open(person({ email: null }))
    expect(await inviteToPortal(actor, { clientFileId: file.id, email: null })).toMatchObject({
      refusal: 'email_missing',
    })
    const email = `portail-${rank}@exemple.example`
    expect(await inviteToPortal(actor, { clientFileId: file.id, email })).toMatchObject({ ok: true })
    const first = await readInvitation(file.id)
    expect(first.mail.template).toBe('portal_invitation')
    await inviteToPortal(actor, { clientFileId: file.id, email: null })
    expect((await readInvitation(file.id)).token).not.toBe(first.token)
    await requestReset(structure.id, email)
    const [event] = await sql`select topic from outbox_events order by id desc limit 1`
    expect(event!.topic).toBe('account.invited')
    expect(await acceptInvitation(structure.id, first.token, password)).toMatchObject({ ok: true })
    expect(await inviteToPortal(actor, { clientFileId: file.id, email: null })).toMatchObject({
      refusal: 'already_open',
    })
  })

  test('of a file that ended is refused; another structure’s file doesn’t exist', async () => {
    const file = await open(person())
    await db()
      .update(clientFiles)
      .set({ status: 'deactivated', deactivatedAt: new Date('2026-01-01'), accountId: null })
      .where(eq(clientFiles.id, file.id))
    expect(await inviteToPortal(actor, { clientFileId: file.id, email: null })).toMatchObject({ refusal: 'file_ended' })
    const stranger = await makeStaff(db(), await makeStructure(db()))
    expect(await inviteToPortal(stranger.actor, { clientFileId: file.id, email: null })).toMatchObject({
      refusal: 'not_found',
    })
  })
})
