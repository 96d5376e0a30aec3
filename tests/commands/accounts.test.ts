import { and, eq, isNull } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { accountSessions, accounts, accountTokens, termsAcceptances } from '@/db/schema/accounts'
import { clientFiles, guardianships, learners } from '@/db/schema/client-files'
import { outboxEvents } from '@/db/schema/outbox'
import { inTransaction } from '@/db/transaction'
import { changePassword } from '@/lib/accounts/commands/change-password'
import { endOtherSessions, endSessionOfMine, logOut } from '@/lib/accounts/commands/end-sessions'
import {
  activateAccount,
  issueAccountToken,
  requestActivation,
  requestReset,
  resetPassword,
} from '@/lib/accounts/commands/links'
import { logIn } from '@/lib/accounts/commands/log-in'
import { listMySessions, readLink } from '@/lib/accounts/queries'
import type { AccountTokenKind } from '@/lib/accounts/types'
import { findMemberContext } from '@/lib/client-files/queries'
import type { Member } from '@/lib/core/actor'
import { clock } from '@/lib/core/clock'
import { type SignUpInput, signUp } from '@/lib/learners/commands/sign-up'
import { makeMember } from '../factories/member'
import { makeStructure, type TestStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'

const { sql } = await createTestDatabase()
const password = 'une valise sous le piano'
const from = { ipAddress: '192.0.2.7', userAgent: 'Mozilla/5.0 (test)' }

let structure: TestStructure
beforeEach(async () => {
  structure = await makeStructure(db())
})

let count = 0
function input(given: Partial<SignUpInput['identity']> & { password?: string } = {}): SignUpInput {
  count += 1
  const { password: chosen, ...identity } = given
  return {
    structureId: structure.id,
    zone: structure.timeZone,
    termsVersionId: structure.termsVersionId,
    password: chosen ?? password,
    identity: {
      email: `nouveau-${count}@exemple.example`,
      firstName: 'Claire',
      lastName: 'Vasseur',
      birthOn: '1984-09-05',
      addressLine1: '3 rue des Essais',
      addressLine2: '',
      postcode: '75011',
      city: 'Paris',
      phone: '+33199001234',
      ...identity,
    },
    ...from,
  }
}

const accountOf = async (email: string) => (await db().select().from(accounts).where(eq(accounts.email, email)))[0]
const eventsOf = (accountId: string) =>
  db()
    .select({ topic: outboxEvents.topic, payload: outboxEvents.payload })
    .from(outboxEvents)
    .where(eq(outboxEvents.structureId, structure.id))
    .then((rows) => rows.filter((row) => row.payload.accountId === accountId).map((row) => row.topic))

const issue = (accountId: string, kind: AccountTokenKind) =>
  inTransaction(async (tx) => issueAccountToken(tx, await clock(), { accountId, structureId: structure.id, kind }))

const enter = (identifier: string, given: { password?: string; isRemembered?: boolean; structureId?: string } = {}) =>
  logIn({ structureId: structure.id, identifier, password, isRemembered: false, ...from, ...given })

/** Every row of every table, to show that nothing moved. */
async function snapshot(): Promise<string> {
  const tables = ['accounts', 'account_sessions', 'account_tokens', 'client_files', 'learners', 'outbox_events']
  const rows = await Promise.all(tables.map((table) => sql.unsafe(`select * from ${table} order by id`)))
  return JSON.stringify(rows)
}

async function signedUp() {
  const form = input()
  const outcome = await signUp(form)
  if (!outcome.ok) throw new Error(outcome.refusal)
  const account = (await accountOf(form.identity.email))!
  return { form, account, email: form.identity.email, clientFileId: outcome.value.clientFileId! }
}

describe('sign-up', () => {
  test('[1.B1] [1.B2] makes a pending account, its file, its holder as a learner and the acceptance, at once', async () => {
    const { account, clientFileId, email } = await signedUp()
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
    expect(await eventsOf(account.id)).toEqual(['account.registered'])
  })

  test('[6.S3] no secret waits in the outbox', async () => {
    const { account } = await signedUp()
    const rows = await db().select().from(outboxEvents).where(eq(outboxEvents.structureId, structure.id))
    expect(rows.map((row) => row.payload)).toEqual([{ accountId: account.id }])
  })

  test('[1.B3] a known address changes nothing and tells its holder', async () => {
    const member = await makeMember(db(), structure)
    const before = await accountOf(member.email)
    const outcome = await signUp(input({ email: member.email.toUpperCase(), lastName: 'Autre' }))
    expect(outcome).toEqual({ ok: true, value: { clientFileId: null } })
    expect(await accountOf(member.email)).toEqual(before)
    expect(await eventsOf(member.accountId)).toEqual(['account.already_known'])
  })

  test('[1.B3] a homonym of the same postcode is noted for staff and never refused', async () => {
    const first = await signedUp()
    const again = await signUp(input({ firstName: 'CLAIRE', lastName: 'vasseur' }))
    expect(again.ok).toBe(true)
    const elsewhere = await signUp(input({ postcode: '69001' }))
    const id = (outcome: typeof again) => (outcome.ok ? outcome.value.clientFileId! : '')
    const files = await db().select().from(clientFiles).where(eq(clientFiles.structureId, structure.id))
    expect(files.find((file) => file.id === id(again))?.resemblesFileId).toBe(first.clientFileId)
    expect(files.find((file) => file.id === id(elsewhere))?.resemblesFileId).toBeNull()
    expect(files.map((file) => file.number).sort()).toEqual([1, 2, 3])
  })

  test('[1.B2] asked twice before activation, there is one account, one file, one learner, the last words win', async () => {
    const { form, account, clientFileId } = await signedUp()
    const second = { ...form, password: 'un autre secret bien long', identity: { ...form.identity, city: 'Lyon' } }
    expect(await signUp(second)).toEqual({ ok: true, value: { clientFileId } })
    const files = await db().select().from(clientFiles).where(eq(clientFiles.accountId, account.id))
    expect(files).toMatchObject([{ city: 'Lyon' }])
    expect(await db().select().from(guardianships).where(eq(guardianships.clientFileId, clientFileId))).toHaveLength(1)
    expect(await eventsOf(account.id)).toEqual(['account.registered', 'account.registered'])
  })

  test('ten at once with one address make one account', async () => {
    const form = input()
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => signUp(form)))
    expect(new Set(outcomes.map((outcome) => outcome.ok && outcome.value.clientFileId)).size).toBe(1)
    const [row] = await sql`select count(*)::int from accounts where email = ${form.identity.email}`
    expect(row!.count).toBe(1)
  })

  test('[1.B2] a minor is sent to a parent, a common password refused; nothing is written', async () => {
    const before = await snapshot()
    expect(await signUp(input({ birthOn: '2015-01-01' }))).toEqual({ ok: false, refusal: 'too_young' })
    expect(await signUp(input({ password: 'motdepasse123' }))).toMatchObject({ refusal: 'password_common' })
    expect(await signUp(input({ password: 'claire vasseur !' }))).toMatchObject({ refusal: 'password_personal' })
    expect(await snapshot()).toBe(before)
  })
})

describe('[1.B2] activation', () => {
  test('opens the account once; opened again it says that it is active', async () => {
    const { account, email } = await signedUp()
    const token = await issue(account.id, 'activation')
    expect(await enter(email)).toMatchObject({ ok: false, refusal: 'not_activated' })
    expect(await enter(email, { password: 'autre' })).toMatchObject({ ok: false, refusal: 'wrong_credentials' })
    expect(await activateAccount(structure.id, token)).toEqual({ ok: true, value: 'activated' })
    expect(await activateAccount(structure.id, token)).toEqual({ ok: true, value: 'already_active' })
    expect(await readLink(structure.id, 'activation', token)).toBe('already_active')
    expect((await enter(email)).ok).toBe(true)
  })

  test('two tabs at once activate it once', async () => {
    const { account } = await signedUp()
    const token = await issue(account.id, 'activation')
    const outcomes = await Promise.all([1, 2, 3, 4].map(() => activateAccount(structure.id, token)))
    expect(outcomes.map((outcome) => outcome.ok && outcome.value).sort()).toEqual([
      'activated',
      'already_active',
      'already_active',
      'already_active',
    ])
  })

  test('[6.R13] a scanner that opens the link changes nothing', async () => {
    const { account } = await signedUp()
    const token = await issue(account.id, 'activation')
    const before = await snapshot()
    for (let times = 0; times < 5; times += 1) expect(await readLink(structure.id, 'activation', token)).toBe('open')
    expect(await snapshot()).toBe(before)
  })

  test('expires after 24 h, and can be asked again', async () => {
    const { account, email } = await signedUp()
    const token = await issue(account.id, 'activation')
    await db()
      .update(accountTokens)
      .set({ expiresAt: new Date(Date.now() - 1000) })
      .where(eq(accountTokens.accountId, account.id))
    expect(await readLink(structure.id, 'activation', token)).toBe('link_expired')
    expect(await activateAccount(structure.id, token)).toEqual({ ok: false, refusal: 'link_expired' })
    await requestActivation(structure.id, email)
    expect(await eventsOf(account.id)).toEqual(['account.registered', 'account.registered'])
    expect((await activateAccount(structure.id, await issue(account.id, 'activation'))).ok).toBe(true)
  })

  test('a made-up link, another kind’s or another structure’s is unknown', async () => {
    const { account } = await signedUp()
    const other = await makeStructure(db())
    const token = await issue(account.id, 'activation')
    const unknown = { ok: false, refusal: 'link_unknown' }
    expect(await activateAccount(structure.id, 'x')).toEqual(unknown)
    expect(await activateAccount(structure.id, '')).toEqual(unknown)
    expect(await activateAccount(other.id, token)).toEqual(unknown)
    expect(await activateAccount(structure.id, await issue(account.id, 'reset'))).toEqual(unknown)
    expect(await resetPassword(structure.id, token, password)).toEqual(unknown)
  })

  test('a suspended account isn’t opened by an old link', async () => {
    const { account } = await signedUp()
    const token = await issue(account.id, 'activation')
    await db().update(accounts).set({ status: 'suspended' }).where(eq(accounts.id, account.id))
    await activateAccount(structure.id, token)
    expect((await accountOf(account.email!))?.status).toBe('suspended')
  })

  test('a sign-up repeated while the link is pressed never gives its password to the active account', async () => {
    const { form, account, email } = await signedUp()
    const token = await issue(account.id, 'activation')
    const other = { ...form, password: 'le secret de quelqu’un' }
    await Promise.all([activateAccount(structure.id, token), ...[1, 2, 3].map(() => signUp(other))])
    const before = (await accountOf(email))!.passwordHash
    await signUp(other)
    expect((await accountOf(email))!.passwordHash).toBe(before)
  })

  test('[6.S3] only the hash of a link is stored', async () => {
    const { account } = await signedUp()
    const token = await issue(account.id, 'activation')
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    expect(JSON.stringify(await sql`select * from account_tokens`)).not.toContain(token)
  })
})

describe('[1.B4] login and sessions', () => {
  const member = () => makeMember(db(), structure, { password })

  test('a new session each time, seen by the next request', async () => {
    const { email } = await member()
    const first = await enter(email.toUpperCase())
    const second = await enter(email, { isRemembered: true })
    if (!first.ok || !second.ok) throw new Error('refused')
    expect(first.value.sessionId).not.toBe(second.value.sessionId)
    const context = await findMemberContext(structure.slug, first.value.sessionId)
    expect(context?.member).toMatchObject({ kind: 'member', clientFileId: first.value.clientFileId })
    const rows =
      await sql`select is_remembered, expires_at - now() > interval '29 days' as long, expires_at - now() < interval '13 hours' as brief
      from account_sessions where id in ${sql([first.value.sessionId, second.value.sessionId])} order by is_remembered`
    expect(rows).toMatchObject([
      { is_remembered: false, long: false, brief: true },
      { is_remembered: true, long: true, brief: false },
    ])
  })

  test('unknown, wrong, erased: one and the same answer; nothing is written', async () => {
    const { email } = await member()
    const erased = await makeMember(db(), structure, { password })
    await db().update(accounts).set({ status: 'erased' }).where(eq(accounts.id, erased.accountId))
    const before = await snapshot()
    const refused = { ok: false, refusal: 'wrong_credentials' }
    expect(await enter('personne@exemple.example')).toEqual(refused)
    expect(await enter(email, { password: 'faux' })).toEqual(refused)
    expect(await enter(email, { password: '' })).toEqual(refused)
    expect(await enter(erased.email)).toEqual(refused)
    expect(await enter(`${email}' or '1'='1`)).toEqual(refused)
    expect(await snapshot()).toBe(before)
  })

  test('suspended, or without a file here: said to whoever has the password', async () => {
    const suspended = await makeMember(db(), structure, { password })
    await db().update(accounts).set({ status: 'suspended' }).where(eq(accounts.id, suspended.accountId))
    expect(await enter(suspended.email)).toEqual({ ok: false, refusal: 'suspended' })
    const elsewhere = await makeMember(db(), await makeStructure(db()), { password })
    expect(await enter(elsewhere.email)).toEqual({ ok: false, refusal: 'no_file_here' })
  })

  test('[1.G7] [6.S2] logout, suspension, expiry: dead at the next request', async () => {
    const { email, accountId } = await member()
    const open = async (): Promise<Member> => {
      const outcome = await enter(email)
      if (!outcome.ok) throw new Error(outcome.refusal)
      return (await findMemberContext(structure.slug, outcome.value.sessionId))!.member!
    }
    const who = async (session: Member) => (await findMemberContext(structure.slug, session.sessionId))?.member
    const [one, two, three] = [await open(), await open(), await open()]
    await logOut(one)
    expect(await who(one)).toBeNull()
    expect(await who(two)).not.toBeNull()
    await sql`update account_sessions set expires_at = now() where id = ${two.sessionId}`
    expect(await who(two)).toBeNull()
    await db().update(accounts).set({ status: 'suspended' }).where(eq(accounts.id, accountId))
    expect(await who(three)).toBeNull()
  })

  test('[6.S2] my sessions, this one first; one of them or all the others ended; never somebody else’s', async () => {
    const mine = await member()
    const theirs = await member()
    const other = await enter(mine.email)
    const third = await enter(mine.email)
    if (!other.ok || !third.ok) throw new Error('refused')
    const list = await listMySessions(mine.actor)
    expect(list).toHaveLength(3)
    expect(list[0]).toMatchObject({ id: mine.sessionId, isCurrent: true })
    await endSessionOfMine(mine.actor, theirs.sessionId)
    expect((await findMemberContext(structure.slug, theirs.sessionId))?.member).not.toBeNull()
    await endSessionOfMine(mine.actor, other.value.sessionId)
    expect(await listMySessions(mine.actor)).toHaveLength(2)
    await endOtherSessions(mine.actor)
    expect((await listMySessions(mine.actor)).map(({ id }) => id)).toEqual([mine.sessionId])
  })

  test('a session opens nothing in a structure where its account has no file', async () => {
    const { sessionId } = await member()
    const other = await makeStructure(db())
    expect((await findMemberContext(other.slug, sessionId))?.member).toBeNull()
    expect(await findMemberContext('inconnue', sessionId)).toBeNull()
  })
})

describe('[1.B4] reset', () => {
  const next = 'trois wagons et une lanterne'

  test('single use; every session ends; the other links die', async () => {
    const { email, accountId, sessionId } = await makeMember(db(), structure, { password })
    await requestReset(structure.id, email)
    expect(await eventsOf(accountId)).toEqual(['account.reset_requested'])
    const [token, other] = [await issue(accountId, 'reset'), await issue(accountId, 'reset')]
    expect(await resetPassword(structure.id, token, next)).toEqual({ ok: true, value: null })
    expect((await findMemberContext(structure.slug, sessionId))?.member).toBeNull()
    expect(await resetPassword(structure.id, token, password)).toEqual({ ok: false, refusal: 'link_used' })
    expect(await resetPassword(structure.id, other, password)).toEqual({ ok: false, refusal: 'link_used' })
    expect(await readLink(structure.id, 'reset', other)).toBe('link_used')
    expect((await enter(email)).ok).toBe(false)
    expect((await enter(email, { password: next })).ok).toBe(true)
  })

  test('two tabs at once: one new password', async () => {
    const { email, accountId } = await makeMember(db(), structure, { password })
    const token = await issue(accountId, 'reset')
    const chosen = ['une lanterne au fond du puits', 'un puits au fond du jardin']
    const outcomes = await Promise.all(chosen.map((one) => resetPassword(structure.id, token, one)))
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    const winner = chosen[outcomes.findIndex((outcome) => outcome.ok)]!
    expect((await enter(email, { password: winner })).ok).toBe(true)
  })

  test('30 minutes, and a weak password doesn’t spend the link', async () => {
    const { accountId } = await makeMember(db(), structure, { password })
    const token = await issue(accountId, 'reset')
    expect(await resetPassword(structure.id, token, 'motdepasse123')).toMatchObject({ refusal: 'password_common' })
    expect(await readLink(structure.id, 'reset', token)).toBe('open')
    await sql`update account_tokens set expires_at = app_now() where account_id = ${accountId}`
    expect(await resetPassword(structure.id, token, next)).toEqual({ ok: false, refusal: 'link_expired' })
  })

  test('unknown addresses, suspended accounts and those without a mailbox: nothing leaves, nothing is said', async () => {
    const suspended = await makeMember(db(), structure, { status: 'suspended' })
    await requestReset(structure.id, suspended.email)
    await requestReset(structure.id, 'personne@exemple.example')
    await requestActivation(structure.id, 'personne@exemple.example')
    expect(await db().select().from(outboxEvents).where(eq(outboxEvents.structureId, structure.id))).toEqual([])
  })

  test('an account never activated gets its activation link instead', async () => {
    const { account, email } = await signedUp()
    await requestReset(structure.id, email)
    expect(await eventsOf(account.id)).toEqual(['account.registered', 'account.registered'])
  })
})

describe('[1.B5] change of password', () => {
  test('needs the old one; this device stays, the others are logged out, links asked before die', async () => {
    const mine = await makeMember(db(), structure, { password })
    const other = await enter(mine.email)
    if (!other.ok) throw new Error(other.refusal)
    const link = await issue(mine.accountId, 'reset')
    const change = (current: string, next: string) =>
      changePassword(mine.actor, { current, next, personal: ['Claire', 'Vasseur'] })
    expect(await change('faux', 'trois wagons verts')).toEqual({ ok: false, refusal: 'wrong_password' })
    expect(await change(password, 'Claire-Vasseur')).toMatchObject({ refusal: 'password_personal' })
    expect(await change(password, 'trois wagons verts')).toEqual({ ok: true, value: null })
    const live = await db()
      .select({ id: accountSessions.id })
      .from(accountSessions)
      .where(and(eq(accountSessions.accountId, mine.accountId), isNull(accountSessions.endedAt)))
    expect(live).toEqual([{ id: mine.sessionId }])
    expect(await readLink(structure.id, 'reset', link)).toBe('link_used')
  })
})

test('[6.S3] a flood of logins waits in line, is refused beyond it, and the right one gets in afterwards', async () => {
  const { email } = await makeMember(db(), structure, { password })
  const flood = await Promise.allSettled(Array.from({ length: 120 }, () => enter(email, { password: 'faux' })))
  const full = flood.filter((result) => result.status === 'rejected')
  expect(full.length).toBeGreaterThan(0)
  expect(String((full[0] as PromiseRejectedResult).reason)).toContain('too many passwords')
  expect((await enter(email)).ok).toBe(true)
})

test('[6.S3] the time says nothing of an address: known and unknown cost the same', async () => {
  const { email } = await makeMember(db(), structure, { password })
  const time = async (identifier: string) => {
    const from = performance.now()
    await enter(identifier, { password: 'faux et long' })
    return performance.now() - from
  }
  await time(email)
  const times = { known: [] as number[], unknown: [] as number[] }
  for (let round = 0; round < 9; round += 1) {
    times.known.push(await time(email))
    times.unknown.push(await time('personne@exemple.example'))
  }
  const median = (list: number[]) => list.sort((a, b) => a - b)[4]!
  const ratio = median(times.known) / median(times.unknown)
  expect(ratio).toBeGreaterThan(0.6)
  expect(ratio).toBeLessThan(1.7)
})
