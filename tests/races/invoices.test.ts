import { expect, test } from 'vitest'
import { createTestDatabase } from '../support/database'
import { issue, makeSales } from './invoice-issues'
import { countDeadlocks, drawer, tally } from './slots-school'

process.env.DATABASE_POOL = '24'
const database = await createTestDatabase()
const count = process.env.DIAPASON_LONG === '1' ? 10_000 : 500

test(`${count} invoices at once, one in ten rolled back: no gap, no duplicate, dates in order [0.I5] [6.R10]`, {
  timeout: 600_000,
}, async () => {
  const draw = drawer(41)
  const attempts = (await makeSales(count)).map((sale, rank) => ({
    ...sale,
    issuedOn: draw.from(['2026-06-29', '2026-06-30', '2026-07-01']),
    rollsBack: rank % 10 === 3,
  }))
  const outcomes = await Promise.all(attempts.map(issue))
  const kept = count - count / 10
  expect(tally(outcomes)).toEqual({ ok: kept, rolled_back: count / 10 })
  const [papers] = await database.sql`
    select count(*)::int, count(distinct number)::int as numbers, min(number), max(number) from invoices`
  expect(papers).toEqual({ count: kept, numbers: kept, min: 1, max: kept })
  expect(await countDeadlocks(database)).toBe(0)
  // Those that came to nothing are tried again, by two people each: they go on after the last number.
  const again = attempts.filter(({ rollsBack }) => rollsBack).flatMap((one) => [one, one])
  await Promise.all(again.map((attempt) => issue({ ...attempt, rollsBack: false })))
  const [all] = await database.sql`select count(*)::int, max(number) from invoices`
  expect(all).toEqual({ count, max: count })
})
