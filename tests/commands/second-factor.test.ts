import { and, eq, isNull } from 'drizzle-orm'
import { TOTP } from 'otpauth'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { accountSessions, recoveryCodes, secondFactors } from '@/db/schema/accounts'
import { auditJournal } from '@/db/views'
import { resetPassword } from '@/lib/accounts/commands/links'
import { logIn, logInWithCode } from '@/lib/accounts/commands/log-in'
import { beginSecondFactor, changeOwnFactor, confirmSecondFactor } from '@/lib/accounts/commands/second-factor'
import { countRecoveryCodes, findSecondFactor, readSecondFactor } from '@/lib/accounts/queries'
import type { PendingLogin } from '@/lib/accounts/types'
import { findMemberContext } from '@/lib/client-files/queries/find-member-context'
import { realNow } from '@/lib/core/clock'
import { resetFactorOf } from '@/lib/staff/commands/change-team'
import { inviteStaff } from '@/lib/staff/commands/invite'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { from, issueLink, password } from '../support/accounts'
import { createTestDatabase } from '../support/database'

await createTestDatabase()

let structure: TestStructure
let one: TestStaff
beforeEach(async () => {
  structure = await makeStructure(db())
  one = await makeStaff(db(), structure, { role: 'accountant', password })
})

/** What the telephone shows, so many steps from now. */
async function codeOf(staff: TestStaff, steps = 0): Promise<string> {
  const { secret } = (await findSecondFactor(db(), staff.accountId))!
  return new TOTP({ secret }).generate({ timestamp: realNow().getTime() + steps * 30_000 })
}

/** Set up with the code of the step before, so that the one of now is still good. */
async function setUp(staff = one): Promise<string[]> {
  await beginSecondFactor(staff.actor)
  const outcome = await confirmSecondFactor(staff.actor, await codeOf(staff, -1))
  if (!outcome.ok) throw new Error(outcome.refusal)
  return outcome.value
}

async function givePassword(): Promise<PendingLogin> {
  const login = { structureId: structure.id, identifier: one.email, password, isRemembered: false, ...from }
  const outcome = await logIn(login)
  if (!outcome.ok || !('pending' in outcome.value)) throw new Error('no code is asked for')
  return outcome.value.pending
}
const openSessions = () =>
  db()
    .select()
    .from(accountSessions)
    .where(and(eq(accountSessions.accountId, one.accountId), isNull(accountSessions.endedAt)))
const operations = async () =>
  (await db().select().from(auditJournal).where(eq(auditJournal.structureId, structure.id))).map((row) => row.operation)

describe('[2.F1] a second factor', () => {
  test('is asked for once a code proved the telephone; nothing readable is stored', async () => {
    await beginSecondFactor(one.actor)
    const shown = (await readSecondFactor(one.actor, 'L’Atelier'))!
    expect(shown).toMatchObject({ isConfirmed: false, secret: expect.stringMatching(/^[A-Z2-7]{32}$/) })
    expect(shown.uri).toMatch(/^otpauth:\/\/totp\//)
    expect(await confirmSecondFactor(one.actor, '12')).toEqual({ ok: false, refusal: 'wrong_code' })
    const codes = await setUp()
    expect(new Set(codes).size).toBe(10)
    expect(await countRecoveryCodes(one.accountId)).toBe(10)
    expect(await readSecondFactor(one.actor, 'x')).toEqual({ isConfirmed: true, secret: '', uri: '' })
    expect((await findMemberContext(structure.slug, one.sessionId))!.staff).toMatchObject({ hasSecondFactor: true })
    const stored = JSON.stringify([await db().select().from(secondFactors), await db().select().from(recoveryCodes)])
    expect(stored).not.toContain((await findSecondFactor(db(), one.accountId))!.secret)
    for (const code of codes) expect(stored).not.toContain(code.replace('-', ''))
    expect(await beginSecondFactor(one.actor)).toEqual({ ok: false, refusal: 'factor_known' })
    expect(await operations()).toEqual(['staff.factor_on'])
  })

  test('lets nobody in by the password alone; each code is good once', async () => {
    await setUp()
    const before = (await openSessions()).length
    const pending = await givePassword()
    expect(await openSessions()).toHaveLength(before)
    expect(await logInWithCode(pending, '000 00', from)).toEqual({ ok: false, refusal: 'wrong_code' })
    const code = await codeOf(one)
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`
    expect(await logInWithCode(pending, spaced, from)).toMatchObject({ ok: true, value: { isStaff: true } })
    expect(await logInWithCode(await givePassword(), code, from)).toEqual({ ok: false, refusal: 'code_used' })
    const [session] = (await openSessions()).filter(({ secondFactorAt }) => secondFactorAt)
    expect(session).toBeDefined()
  })

  test('a recovery code opens once, whatever its case, and the journal says so', async () => {
    const [code] = await setUp()
    const pending = await givePassword()
    const tries = await Promise.all([
      logInWithCode(pending, code!.toLowerCase(), from),
      logInWithCode(pending, code!, from),
    ])
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await countRecoveryCodes(one.accountId)).toBe(9)
    expect(await operations()).toContain('staff.recovery_used')
  })

  test('a password changed meanwhile, or somebody else’s login, starts again', async () => {
    await setUp()
    const pending = await givePassword()
    const other = await makeStaff(db(), structure, { password })
    const code = await codeOf(one)
    expect(await logInWithCode({ ...pending, accountId: other.accountId }, code, from)).toEqual({
      ok: false,
      refusal: 'login_expired',
    })
    await resetPassword(structure.id, await issueLink(structure, one.accountId, 'reset'), `${password} autre`)
    expect(await logInWithCode(pending, code, from)).toEqual({ ok: false, refusal: 'login_expired' })
  })

  test('its holder takes it away or renews the codes with their password', async () => {
    const codes = await setUp()
    expect(await changeOwnFactor(one.actor, 'faux', 'remove')).toEqual({ ok: false, refusal: 'wrong_password' })
    const renewed = await changeOwnFactor(one.actor, password, 'renew_codes')
    expect(renewed).toMatchObject({ ok: true, value: expect.not.arrayContaining(codes) })
    expect(await logInWithCode(await givePassword(), codes[0]!, from)).toMatchObject({ refusal: 'wrong_code' })
    expect(await changeOwnFactor(one.actor, password, 'remove')).toEqual({ ok: true, value: [] })
    expect(await changeOwnFactor(one.actor, password, 'remove')).toEqual({ ok: false, refusal: 'factor_gone' })
    expect(await countRecoveryCodes(one.accountId)).toBe(0)
  })

  test('[6.S5] an invitation takes nothing away from whoever hasn’t accepted it', async () => {
    await setUp()
    const elsewhere = await makeStructure(db())
    const admin = await makeStaff(db(), elsewhere)
    const invited = {
      email: one.email,
      firstName: 'Nora',
      lastName: 'Lecomte',
      roles: ['organiser' as const],
      teacherId: null,
    }
    expect(await inviteStaff(admin.actor, invited)).toMatchObject({ ok: true, value: { accountId: one.accountId } })
    expect(await resetFactorOf(admin.actor, one.accountId)).toEqual({ ok: false, refusal: 'not_found' })
    expect(await findSecondFactor(db(), one.accountId)).not.toBeNull()
    expect(await openSessions()).not.toEqual([])
  })

  test('[6.S5] an admin takes a colleague’s away, who is logged out; never their own so', async () => {
    await setUp()
    const admin = await makeStaff(db(), structure)
    expect(await resetFactorOf(one.actor, admin.accountId)).toEqual({ ok: false, refusal: 'not_found' })
    expect(await resetFactorOf(admin.actor, admin.accountId)).toEqual({ ok: false, refusal: 'yourself' })
    expect(await resetFactorOf(admin.actor, one.accountId)).toEqual({ ok: true, value: null })
    expect(await openSessions()).toEqual([])
    expect(await findSecondFactor(db(), one.accountId)).toBeNull()
    expect(await operations()).toContain('staff.factor_reset')
  })

  test('[6.S5] it guards every structure where they work: who doesn’t run them all leaves it alone', async () => {
    await setUp()
    const admin = await makeStaff(db(), structure)
    const elsewhere = await makeStructure(db())
    await makeStaff(db(), elsewhere, { role: 'teacher', accountId: one.accountId })
    expect(await resetFactorOf(admin.actor, one.accountId)).toEqual({ ok: false, refusal: 'works_elsewhere' })
    await makeStaff(db(), elsewhere, { role: 'organiser', accountId: admin.accountId })
    expect(await resetFactorOf(admin.actor, one.accountId)).toEqual({ ok: false, refusal: 'works_elsewhere' })
    expect(await findSecondFactor(db(), one.accountId)).not.toBeNull()
    await makeStaff(db(), elsewhere, { accountId: admin.accountId })
    expect(await resetFactorOf(admin.actor, one.accountId)).toEqual({ ok: true, value: null })
  })

  test('[6.S5] a structure where they are suspended is guarded by that', async () => {
    await setUp()
    const admin = await makeStaff(db(), structure)
    await makeStaff(db(), await makeStructure(db()), { accountId: one.accountId, isSuspended: true })
    expect(await resetFactorOf(admin.actor, one.accountId)).toEqual({ ok: true, value: null })
  })
})
