import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { accounts, accountTokens, termsAcceptances } from '@/db/schema/accounts'
import { clientFiles, guardianships, learners } from '@/db/schema/client-files'
import { outboxEvents } from '@/db/schema/outbox'
import { activateAccount, requestActivation, resetPassword } from '@/lib/accounts/commands/links'
import { readLink } from '@/lib/accounts/queries'
import { signUp } from '@/lib/learners/commands/sign-up'
import { makeMember } from '../factories/member'
import { makeStructure, type TestStructure } from '../factories/structure'
import {
  accountOf,
  enter,
  from,
  issueLink,
  makeNewcomer,
  makeSignUp,
  password,
  snapshot,
  topicsOf,
} from '../support/accounts'
import { createTestDatabase } from '../support/database'

const { sql } = await createTestDatabase()

let structure: TestStructure
beforeEach(async () => {
  structure = await makeStructure(db())
})

describe('sign-up', () => {
  test('[1.B1] [1.B2] makes a pending account, its file, its holder as a learner and the acceptance, at once', async () => {
    const { account, clientFileId, email } = await makeNewcomer(structure)
    expect(account).toMatchObject({ email, status: 'pending', activatedAt: null })
    expect(account.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    const [file] = await db().select().from(clientFiles).where(eq(clientFiles.id, clientFileId))
    expect(file).toMatchObject({ accountId: account.id, number: 1, phone: '+33199001234', resemblesFileId: null })
    const self = await db()
      .select({ firstName: learners.firstName, birthOn: learners.birthOn, isSelf: guardianships.isSelf })
      .from(guardianships)
      .innerJoin(learners, eq(learners.id, guardianships.learnerId))
      .where(eq(guardianships.clientFileId, clientFileId))
    expect(self).toEqual([{ firstName: 'Claire', birthOn: '1984-09-05', isSelf: true }])
    const accepted = await db().select().from(termsAcceptances).where(eq(termsAcceptances.accountId, account.id))
    expect(accepted).toMatchObject([{ termsVersionId: structure.termsVersionId, occasion: 'signup', ...from }])
    expect(await topicsOf(account.id)).toEqual(['account.registered'])
  })

  test('[6.S3] no secret waits in the outbox', async () => {
    const { account } = await makeNewcomer(structure)
    const rows = await db().select().from(outboxEvents).where(eq(outboxEvents.structureId, structure.id))
    expect(rows.map((row) => row.payload)).toEqual([{ accountId: account.id }])
  })

  test('[1.B3] a known address changes nothing and tells its holder', async () => {
    const member = await makeMember(db(), structure)
    const before = await accountOf(member.email)
    const outcome = await signUp(makeSignUp(structure, { email: member.email.toUpperCase(), lastName: 'Autre' }))
    expect(outcome).toEqual({ ok: true, value: { clientFileId: null } })
    expect(await accountOf(member.email)).toEqual(before)
    expect(await topicsOf(member.accountId)).toEqual(['account.already_known'])
  })

  test('[1.B3] a homonym of the same postcode is noted for staff and never refused', async () => {
    const first = await makeNewcomer(structure)
    const again = await signUp(makeSignUp(structure, { firstName: 'CLAIRE', lastName: 'vasseur' }))
    expect(again.ok).toBe(true)
    const elsewhere = await signUp(makeSignUp(structure, { postcode: '69001' }))
    const id = (outcome: typeof again) => (outcome.ok ? outcome.value.clientFileId! : '')
    const files = await db().select().from(clientFiles).where(eq(clientFiles.structureId, structure.id))
    expect(files.find((file) => file.id === id(again))?.resemblesFileId).toBe(first.clientFileId)
    expect(files.find((file) => file.id === id(elsewhere))?.resemblesFileId).toBeNull()
    expect(files.map((file) => file.number).sort()).toEqual([1, 2, 3])
  })

  test('[1.B2] asked twice with the same password, there is one account, one file, one learner, the last words win', async () => {
    const { form, account, clientFileId } = await makeNewcomer(structure)
    const second = { ...form, identity: { ...form.identity, city: 'Lyon' } }
    expect(await signUp(second)).toEqual({ ok: true, value: { clientFileId } })
    const files = await db().select().from(clientFiles).where(eq(clientFiles.accountId, account.id))
    expect(files).toMatchObject([{ city: 'Lyon' }])
    expect(await db().select().from(guardianships).where(eq(guardianships.clientFileId, clientFileId))).toHaveLength(1)
    expect(await topicsOf(account.id)).toEqual(['account.registered', 'account.registered'])
  })

  test('[1.B2] [6.S3] a stranger who signs up with my address changes nothing of mine: my link opens what I typed', async () => {
    const { form, account, clientFileId, email } = await makeNewcomer(structure)
    const mine = await issueLink(structure, account.id, 'activation')
    const theirs = { ...form, password: 'le secret d’un inconnu', identity: { ...form.identity, city: 'Ailleurs' } }
    const other = await signUp(theirs)
    expect(other).toMatchObject({ ok: true })
    const [stranger] = await sql`select id from accounts where email = ${email} and id <> ${account.id}`
    const theirLink = await issueLink(structure, stranger!.id as string, 'activation')
    expect(await activateAccount(structure.id, mine)).toEqual({ ok: true, value: 'activated' })
    expect((await enter(structure, email)).ok).toBe(true)
    expect(await enter(structure, email, { password: theirs.password })).toMatchObject({ refusal: 'wrong_credentials' })
    const [file] = await db().select().from(clientFiles).where(eq(clientFiles.id, clientFileId))
    expect(file?.city).toBe(form.identity.city)
    expect(await activateAccount(structure.id, theirLink)).toEqual({ ok: false, refusal: 'link_used' })
    expect(await readLink(structure.id, 'activation', theirLink)).toBe('link_used')
  })

  test('ten at once with one address make one account', async () => {
    const form = makeSignUp(structure)
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => signUp(form)))
    expect(new Set(outcomes.map((outcome) => outcome.ok && outcome.value.clientFileId)).size).toBe(1)
    const [row] = await sql`select count(*)::int from accounts where email = ${form.identity.email}`
    expect(row!.count).toBe(1)
  })

  test('[1.B2] a minor is sent to a parent, a common password refused; nothing is written', async () => {
    const before = await snapshot(sql)
    expect(await signUp(makeSignUp(structure, { birthOn: '2015-01-01' }))).toEqual({ ok: false, refusal: 'too_young' })
    expect(await signUp(makeSignUp(structure, { password: 'motdepasse123' }))).toMatchObject({
      refusal: 'password_common',
    })
    expect(await signUp(makeSignUp(structure, { password: 'claire vasseur !' }))).toMatchObject({
      refusal: 'password_personal',
    })
    expect(await snapshot(sql)).toBe(before)
  })
})

describe('[1.B2] activation', () => {
  test('opens the account once; opened again it says that it is active', async () => {
    const { account, email } = await makeNewcomer(structure)
    const token = await issueLink(structure, account.id, 'activation')
    expect(await enter(structure, email)).toMatchObject({ ok: false, refusal: 'not_activated' })
    expect(await enter(structure, email, { password: 'autre' })).toMatchObject({
      ok: false,
      refusal: 'wrong_credentials',
    })
    expect(await activateAccount(structure.id, token)).toEqual({ ok: true, value: 'activated' })
    expect(await activateAccount(structure.id, token)).toEqual({ ok: true, value: 'already_active' })
    expect(await readLink(structure.id, 'activation', token)).toBe('already_active')
    expect((await enter(structure, email)).ok).toBe(true)
  })

  test('two tabs at once activate it once', async () => {
    const { account } = await makeNewcomer(structure)
    const token = await issueLink(structure, account.id, 'activation')
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => activateAccount(structure.id, token)))
    expect(outcomes.map((outcome) => outcome.ok && outcome.value).sort()).toEqual([
      'activated',
      'already_active',
      'already_active',
      'already_active',
    ])
  })

  test('[6.R13] a scanner that opens the link changes nothing', async () => {
    const { account } = await makeNewcomer(structure)
    const token = await issueLink(structure, account.id, 'activation')
    const before = await snapshot(sql)
    for (let times = 0; times < 5; times += 1) expect(await readLink(structure.id, 'activation', token)).toBe('open')
    expect(await snapshot(sql)).toBe(before)
  })

  test('expires after 24 h, and can be asked again', async () => {
    const { account, email } = await makeNewcomer(structure)
    const token = await issueLink(structure, account.id, 'activation')
    await db()
      .update(accountTokens)
      .set({ expiresAt: new Date(Date.now() - 1000) })
      .where(eq(accountTokens.accountId, account.id))
    expect(await readLink(structure.id, 'activation', token)).toBe('link_expired')
    expect(await activateAccount(structure.id, token)).toEqual({ ok: false, refusal: 'link_expired' })
    await requestActivation(structure.id, email)
    expect(await topicsOf(account.id)).toEqual(['account.registered', 'account.registered'])
    expect((await activateAccount(structure.id, await issueLink(structure, account.id, 'activation'))).ok).toBe(true)
  })

  test('[1.B3] [6.S3] asked again by address, a stranger’s later sign-ups don’t displace mine', async () => {
    const { account: mine, email } = await makeNewcomer(structure)
    for (let rank = 1; rank <= 4; rank += 1)
      await signUp(makeSignUp(structure, { email, password: `un intrus frappe ${rank} fois` }))
    const waiting = await db().select().from(accounts).where(eq(accounts.email, email)).orderBy(accounts.createdAt)
    expect(waiting).toHaveLength(5)
    await requestActivation(structure.id, email)
    const asked = await Promise.all(waiting.map(async ({ id }) => (await topicsOf(id)).length - 1))
    expect(asked, 'the first, and the two latest').toEqual([1, 0, 0, 1, 1])
    expect(waiting[0]!.id).toBe(mine.id)
    expect((await activateAccount(structure.id, await issueLink(structure, mine.id, 'activation'))).ok).toBe(true)
    expect((await enter(structure, email)).ok).toBe(true)
    await requestActivation(structure.id, email)
    expect((await topicsOf(mine.id)).at(-1)).toBe('account.already_known')
  })

  test('a made-up link, another kind’s or another structure’s is unknown', async () => {
    const { account } = await makeNewcomer(structure)
    const other = await makeStructure(db())
    const token = await issueLink(structure, account.id, 'activation')
    const unknown = { ok: false, refusal: 'link_unknown' }
    expect(await activateAccount(structure.id, 'x')).toEqual(unknown)
    expect(await activateAccount(structure.id, '')).toEqual(unknown)
    expect(await activateAccount(other.id, token)).toEqual(unknown)
    expect(await activateAccount(structure.id, await issueLink(structure, account.id, 'reset'))).toEqual(unknown)
    expect(await resetPassword(structure.id, token, password)).toEqual(unknown)
  })

  test('a suspended account isn’t opened by an old link', async () => {
    const { account } = await makeNewcomer(structure)
    const token = await issueLink(structure, account.id, 'activation')
    await db().update(accounts).set({ status: 'suspended' }).where(eq(accounts.id, account.id))
    await activateAccount(structure.id, token)
    expect((await accountOf(account.email!))?.status).toBe('suspended')
  })

  test('a sign-up repeated while the link is pressed never gives its password to the active account', async () => {
    const { form, account, email } = await makeNewcomer(structure)
    const token = await issueLink(structure, account.id, 'activation')
    const other = { ...form, password: 'le secret de quelqu’un' }
    await Promise.all([activateAccount(structure.id, token), ...[1, 2, 3].map(() => signUp(other))])
    const before = (await accountOf(email))!.passwordHash
    await signUp(other)
    expect((await accountOf(email))!.passwordHash).toBe(before)
  })

  test('[6.S3] only the hash of a link is stored', async () => {
    const { account } = await makeNewcomer(structure)
    const token = await issueLink(structure, account.id, 'activation')
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(JSON.stringify(await sql`select * from account_tokens`)).not.toContain(token)
  })
})
