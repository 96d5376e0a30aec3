import { expect, test } from 'vitest'
import { createTestDatabase } from '@/tests/support/database'
import { recordAtOnce } from './cheques-school'

await createTestDatabase()

test('[1.D12] ten people record the same cheque at once: one does, nine are told', async () => {
  const { outcomes } = await recordAtOnce(10, 'received')
  expect(outcomes.toSorted()).toEqual([...Array.from({ length: 9 }, () => 'cheque_recorded'), 'recorded'])
})
