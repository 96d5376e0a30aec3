import { expect, test } from 'vitest'
import { closeDb } from '@/db/client'
import { giveBack, takeAttempts } from '@/lib/gate/limits'
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
