import { expect, test } from 'vitest'
import { closeDb, db } from '@/db/client'
import { changePassword } from '@/lib/accounts/commands/change-password'
import { withLocks } from '@/lib/core/locks'
import { refuse } from '@/lib/core/outcome'
import { inTurn } from '@/lib/core/password-queue'
import { type Attempt, countGuess, giveBack, holdsOf, takeAttempts } from '@/lib/gate/limits'
import { makeMember } from '../factories/member'
import { makeStructure } from '../factories/structure'
import { enter, password } from '../support/accounts'
import { createTestDatabase } from '../support/database'

const { sql } = await createTestDatabase()

const guess = (who: string) => takeAttempts([['login-account', who]])

test('[6.S4] ten guesses an hour per account are evaluated, a hundred at once or after a restart', async () => {
  const verdicts = await Promise.all(Array.from({ length: 100 }, () => guess('claire@exemple.example')))
  expect(verdicts.filter((verdict) => verdict.ok)).toHaveLength(10)
  // A new process: nothing is remembered but rows.
  await closeDb()
  expect(await guess('CLAIRE@exemple.example')).toEqual({
    ok: false,
    refusal: 'too_many_attempts',
    detail: { minutes: 60 },
  })
  expect((await guess('paul@exemple.example')).ok).toBe(true)
})

test('[6.S4] the hour over, one may try again', async () => {
  await Promise.all(Array.from({ length: 12 }, () => guess('heure@exemple.example')))
  expect((await guess('heure@exemple.example')).ok).toBe(false)
  await sql`update rate_limits set expire = now() - interval '1 second'`
  expect((await guess('heure@exemple.example')).ok).toBe(true)
})

test('[6.S4] whoever gets in is never counted', async () => {
  for (let times = 0; times < 30; times += 1) {
    expect((await guess('bonne-foi@exemple.example')).ok).toBe(true)
    await giveBack([['login-account', 'bonne-foi@exemple.example']])
  }
})

test('[6.S4] an IPv6 network is one household; no address is stored as it is', async () => {
  const from = (ip: string) => takeAttempts([['contact-address', ip]])
  for (let times = 0; times < 20; times += 1) expect((await from(`2001:db8:1:2::${times}`)).ok).toBe(true)
  expect((await from('2001:db8:1:2:ffff::1')).ok).toBe(false)
  expect((await from('2001:db8:1:3::1')).ok).toBe(true)
  expect((await from('192.0.2.1')).ok).toBe(true)
  const rows = await sql`select key from rate_limits`
  expect(JSON.stringify(rows)).not.toMatch(/exemple|2001|192\.0/)
})

/** What is left of the ten guesses. */
async function countLeft(attempt: Attempt): Promise<number> {
  const verdicts = await Promise.all(Array.from({ length: 10 }, () => takeAttempts([attempt])))
  return verdicts.filter((verdict) => verdict.ok).length
}

test('[6.S4] a guess that the full line of passwords turned away is given back', async () => {
  const structure = await makeStructure(db())
  let free = () => {}
  const held = new Promise<void>((resolve) => {
    free = resolve
  })
  const line = Array.from({ length: 200 }, () => inTurn(() => held).catch(() => 'turned away'))
  const attempt: Attempt = ['login-account', 'foule@exemple.example']
  const tries = await Promise.allSettled(
    Array.from({ length: 10 }, () => countGuess([attempt], () => enter(structure, attempt[1]))),
  )
  expect(tries.map((one) => one.status === 'rejected' && one.reason.name)).toEqual(Array(10).fill('PasswordQueueFull'))
  free()
  await Promise.all(line)
  expect(await countLeft(attempt)).toBe(10)
})

test('[6.S4] a right guess answered busy is given back, a wrong one is not', async () => {
  const structure = await makeStructure(db())
  const { actor, email } = await makeMember(db(), structure, { password })
  const login: Attempt = ['login-account', email]
  const change: Attempt = ['password-change', actor.accountId]
  const tryChange = (current: string) =>
    countGuess([change], () => changePassword(actor, { current, next: 'un hautbois sous la pluie', personal: [] }))
  expect(await tryChange('un mauvais essai')).toMatchObject({ refusal: 'wrong_password' })
  let free = () => {}
  const held = new Promise<void>((resolve) => {
    free = resolve
  })
  await new Promise<void>((taken) => {
    void withLocks([`account:${actor.accountId}`], () => {
      taken()
      return held
    })
  })
  const outcomes = await Promise.all([countGuess([login], () => enter(structure, email)), tryChange(password)])
  free()
  expect(outcomes).toEqual([refuse('busy'), refuse('busy')])
  expect(await countLeft(login)).toBe(10)
  expect(await countLeft(change)).toBe(9)
})

test('[6.S4] seats are kept for somebody forty times an hour, whatever for; a neighbour isn’t stopped', async () => {
  const hold = (account: string) => takeAttempts(holdsOf(account, '192.0.2.7'))
  for (let times = 0; times < 40; times += 1) expect((await hold('famille')).ok).toBe(true)
  expect(await hold('famille')).toMatchObject({ refusal: 'too_many_attempts' })
  expect((await hold('voisins')).ok).toBe(true)
})

test('[6.S4] [2.A7] copies of data are made for somebody five times an hour', async () => {
  const ask = () => takeAttempts([['export-account', '01890000-0000-7000-8000-000000000001']])
  const verdicts = await Promise.all(Array.from({ length: 7 }, ask))
  expect(verdicts.filter(({ ok }) => ok)).toHaveLength(5)
})
