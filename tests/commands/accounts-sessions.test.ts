import { and, eq, isNull } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { accountSessions, accounts } from '@/db/schema/accounts'
import { outboxEvents } from '@/db/schema/outbox'
import { changePassword } from '@/lib/accounts/commands/change-password'
import { endOtherSessions, endSessionOfMine, logOut } from '@/lib/accounts/commands/end-sessions'
import { requestActivation, requestReset, resetPassword } from '@/lib/accounts/commands/links'
import { listMySessions, readLink } from '@/lib/accounts/queries'
import { findMemberContext } from '@/lib/client-files/queries/find-member-context'
import type { Member } from '@/lib/core/actor'
import { makeMember } from '../factories/member'
import { makeStructure, type TestStructure } from '../factories/structure'
import { enter, issueLink, makeNewcomer, password, snapshot, topicsOf } from '../support/accounts'
import { createTestDatabase } from '../support/database'

const { sql } = await createTestDatabase()

let structure: TestStructure
beforeEach(async () => {
  structure = await makeStructure(db())
})

describe('[1.B4] login and sessions', () => {
  const member = () => makeMember(db(), structure, { password })

  test('a new session each time, seen by the next request', async () => {
    const { email } = await member()
    const first = await enter(structure, email.toUpperCase())
    const second = await enter(structure, email, { isRemembered: true })
    if (!first.ok || !second.ok) throw new Error('refused')
    expect(first.value.sessionId).not.toBe(second.value.sessionId)
    const context = await findMemberContext(structure.slug, first.value.sessionId)
    expect(context?.viewer).toMatchObject({ kind: 'member', clientFileId: first.value.clientFileId })
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
    const before = await snapshot(sql)
    const refused = { ok: false, refusal: 'wrong_credentials' }
    expect(await enter(structure, 'personne@exemple.example')).toEqual(refused)
    expect(await enter(structure, email, { password: 'faux' })).toEqual(refused)
    expect(await enter(structure, email, { password: '' })).toEqual(refused)
    expect(await enter(structure, erased.email)).toEqual(refused)
    expect(await enter(structure, `${email}' or '1'='1`)).toEqual(refused)
    expect(await snapshot(sql)).toBe(before)
  })

  test('suspended, or without a file here: said to whoever has the password', async () => {
    const suspended = await makeMember(db(), structure, { password })
    await db().update(accounts).set({ status: 'suspended' }).where(eq(accounts.id, suspended.accountId))
    expect(await enter(structure, suspended.email)).toEqual({ ok: false, refusal: 'suspended' })
    const elsewhere = await makeMember(db(), await makeStructure(db()), { password })
    expect(await enter(structure, elsewhere.email)).toEqual({ ok: false, refusal: 'no_file_here' })
  })

  test('[1.G7] [6.S2] logout, suspension, expiry: dead at the next request', async () => {
    const { email, accountId } = await member()
    const open = async (): Promise<Member> => {
      const outcome = await enter(structure, email)
      if (!outcome.ok) throw new Error(outcome.refusal)
      return (await findMemberContext(structure.slug, outcome.value.sessionId))!.viewer as Member
    }
    const who = async (session: Member) => (await findMemberContext(structure.slug, session.sessionId))?.viewer
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
    const other = await enter(structure, mine.email)
    const third = await enter(structure, mine.email)
    if (!other.ok || !third.ok) throw new Error('refused')
    const list = await listMySessions(mine.actor)
    expect(list).toHaveLength(3)
    expect(list[0]).toMatchObject({ id: mine.sessionId, isCurrent: true })
    await endSessionOfMine(mine.actor, theirs.sessionId)
    expect((await findMemberContext(structure.slug, theirs.sessionId))?.viewer).not.toBeNull()
    await endSessionOfMine(mine.actor, other.value.sessionId)
    expect(await listMySessions(mine.actor)).toHaveLength(2)
    await endOtherSessions(mine.actor)
    expect((await listMySessions(mine.actor)).map(({ id }) => id)).toEqual([mine.sessionId])
  })

  test('a session opens nothing in a structure where its account has no file', async () => {
    const { sessionId } = await member()
    const other = await makeStructure(db())
    expect((await findMemberContext(other.slug, sessionId))?.viewer).toBeNull()
    expect(await findMemberContext('inconnue', sessionId)).toBeNull()
  })
})

describe('[1.B4] reset', () => {
  const next = 'trois wagons et une lanterne'

  test('single use; every session ends; the other links die', async () => {
    const { email, accountId, sessionId } = await makeMember(db(), structure, { password })
    await requestReset(structure.id, email)
    expect(await topicsOf(accountId)).toEqual(['account.reset_requested'])
    const [token, other] = [
      await issueLink(structure, accountId, 'reset'),
      await issueLink(structure, accountId, 'reset'),
    ]
    expect(await resetPassword(structure.id, token, next)).toEqual({ ok: true, value: null })
    expect((await findMemberContext(structure.slug, sessionId))?.viewer).toBeNull()
    expect(await resetPassword(structure.id, token, password)).toEqual({ ok: false, refusal: 'link_used' })
    expect(await resetPassword(structure.id, other, password)).toEqual({ ok: false, refusal: 'link_used' })
    expect(await readLink(structure.id, 'reset', other)).toBe('link_used')
    expect((await enter(structure, email)).ok).toBe(false)
    expect((await enter(structure, email, { password: next })).ok).toBe(true)
  })

  test('two tabs at once: one new password', async () => {
    const { email, accountId } = await makeMember(db(), structure, { password })
    const token = await issueLink(structure, accountId, 'reset')
    const chosen = ['une lanterne au fond du puits', 'un puits au fond du jardin']
    const outcomes = await Promise.all(chosen.map((one) => resetPassword(structure.id, token, one)))
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    const winner = chosen[outcomes.findIndex((outcome) => outcome.ok)]!
    expect((await enter(structure, email, { password: winner })).ok).toBe(true)
  })

  test('30 minutes, and a weak password doesn’t spend the link', async () => {
    const { accountId } = await makeMember(db(), structure, { password })
    const token = await issueLink(structure, accountId, 'reset')
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
    const { account, email } = await makeNewcomer(structure)
    await requestReset(structure.id, email)
    expect(await topicsOf(account.id)).toEqual(['account.registered', 'account.registered'])
  })
})

describe('[1.B5] change of password', () => {
  test('needs the old one; this device stays, the others are logged out, links asked before die', async () => {
    const mine = await makeMember(db(), structure, { password })
    const other = await enter(structure, mine.email)
    if (!other.ok) throw new Error(other.refusal)
    const link = await issueLink(structure, mine.accountId, 'reset')
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
  const flood = await Promise.allSettled(
    Array.from({ length: 120 }, () => enter(structure, email, { password: 'faux' })),
  )
  const full = flood.filter((result) => result.status === 'rejected')
  expect(full.length).toBeGreaterThan(0)
  expect(String((full[0] as PromiseRejectedResult).reason)).toContain('too many passwords')
  expect((await enter(structure, email)).ok).toBe(true)
})

test('[6.S3] the time says nothing of an address: known and unknown cost the same', async () => {
  const { email } = await makeMember(db(), structure, { password })
  const time = async (identifier: string) => {
    const from = performance.now()
    await enter(structure, identifier, { password: 'faux et long' })
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
