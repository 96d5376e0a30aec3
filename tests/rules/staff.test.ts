import { describe, expect, test } from 'vitest'
import { staffRoles } from '@/lib/core/actor'
import { checkFactorReset, hasRight, isWithinReach } from '@/lib/staff/rules'
import { rights } from '@/lib/staff/types'

/** What concerns a teacher's own lessons, hours and pupils. */
const own: string[] = ['school.teach', 'hours.see', 'messages.roster']

describe('[2.F1] rights', () => {
  test('an admin holds every right, and a teacher only those about what is their own', () => {
    for (const right of Object.keys(rights) as (keyof typeof rights)[]) {
      expect([right, hasRight('admin', right)]).toEqual([right, true])
      expect([right, hasRight('teacher', right)]).toEqual([right, own.includes(right)])
    }
  })

  test('an organiser plans the school and touches no money', () => {
    expect(staffRoles.filter((role) => hasRight(role, 'school.plan'))).toEqual(['organiser', 'admin'])
    expect(staffRoles.filter((role) => hasRight(role, 'money.handle'))).toEqual(['accountant', 'admin'])
  })

  test('[1.H2] a teacher reaches what is their own; somebody without reach, nothing', () => {
    expect([isWithinReach('all', 'a'), isWithinReach('a', 'a'), isWithinReach('b', 'a')]).toEqual([true, true, false])
    expect(isWithinReach(null, 'a')).toBe(false)
  })
})

test('[6.S5] a second factor is taken away from a colleague who has one, by who runs every structure where they work', () => {
  const facts = { isSelf: false, person: { hasSecondFactor: true, state: 'active' as const }, worksBeyondReach: false }
  expect(checkFactorReset(facts).ok).toBe(true)
  expect(checkFactorReset({ ...facts, isSelf: true })).toMatchObject({ refusal: 'yourself' })
  expect(checkFactorReset({ ...facts, worksBeyondReach: true })).toMatchObject({ refusal: 'works_elsewhere' })
  const invited = { hasSecondFactor: true, state: 'invited' as const }
  expect(checkFactorReset({ ...facts, person: invited, worksBeyondReach: true })).toMatchObject({
    refusal: 'not_found',
  })
})
