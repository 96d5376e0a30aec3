import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { reducedRateGrants } from '@/db/schema/client-files'
import { memberships } from '@/db/schema/passes'
import { auditJournal } from '@/db/views'
import type { Staff } from '@/lib/core/actor'
import { withLocks } from '@/lib/core/locks'
import { grantMembership } from '@/lib/memberships/commands'
import { listMembersAmong, listMembershipsOfFile } from '@/lib/memberships/queries'
import { grantReducedRate } from '@/lib/pricing/commands/grant-reduced-rate'
import { makeCatalogue } from '@/tests/factories/buyer'
import { makeMember } from '@/tests/factories/member'
import { makePendingOrder } from '@/tests/factories/order'
import { createTestDatabase } from '@/tests/support/database'

// Granted here without an order that was paid, which the invariants would tell.
await createTestDatabase({ checksInvariants: false })
const job = { kind: 'job', name: 'test' } as const

describe('[1.E1] granting', () => {
  test('the same line twice is one membership; another line follows it', async () => {
    const { structure, membership } = await makeCatalogue()
    const member = await makeMember(db(), structure)
    const wanted = [{ offer: membership }, { offer: membership }]
    const order = await makePendingOrder(db(), structure, member, wanted)
    const { learnerId, clientFileId } = member
    const grant = (orderLineId: string) =>
      withLocks([`learner:${learnerId}`], (tx) =>
        grantMembership(tx, job, {
          structureId: structure.id,
          learnerId,
          clientFileId,
          orderLineId,
          paidOn: '2018-08-16',
        }),
      )
    const [line, other] = order.lineIds
    expect(await grant(line!)).toBe(await grant(line!))
    await Promise.all([grant(other!), grant(other!), grant(other!)])
    const rows = await db()
      .select()
      .from(memberships)
      .where(eq(memberships.learnerId, learnerId))
      .orderBy(memberships.startsOn)
    expect(rows.map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual([
      ['2018-08-16', '2019-08-15'],
      ['2019-08-16', '2020-08-15'],
    ])
    expect(await listMembersAmong(db(), structure.id, [learnerId], '2019-08-15')).toEqual(new Set([learnerId]))
    expect(await listMembersAmong(db(), structure.id, [learnerId], '2020-08-16')).toEqual(new Set())
    expect((await listMembershipsOfFile(structure.id, clientFileId)).map(({ priceCents }) => priceCents)).toEqual([
      5_000, 5_000,
    ])
  })
})

describe('[1.C1] granting the reduced price', () => {
  const period = { startsOn: '2026-09-01', endsOn: '2027-08-31', reason: 'Carte d’étudiante' }
  const staffOf = (structureId: string, role: Staff['role']): Staff => ({
    kind: 'staff',
    accountId: '00000000-0000-7000-8000-000000000001',
    sessionId: '00000000-0000-7000-8000-000000000002',
    structureId,
    role,
  })

  test('by the administration, with its reason, audited', async () => {
    const { structure } = await makeCatalogue()
    const { learnerId } = await makeMember(db(), structure)
    const granted = await grantReducedRate(staffOf(structure.id, 'admin'), {
      structureId: structure.id,
      learnerId,
      ...period,
    })
    expect(granted.ok).toBe(true)
    const [row] = await db().select().from(reducedRateGrants).where(eq(reducedRateGrants.learnerId, learnerId))
    expect(row).toMatchObject(period)
    const [entry] = await db().select().from(auditJournal).where(eq(auditJournal.subjectId, learnerId))
    expect(entry).toMatchObject({ operation: 'reduced_rate.grant', reason: period.reason })
  })

  test('by nobody else, for nobody else, not backwards', async () => {
    const { structure } = await makeCatalogue()
    const elsewhere = (await makeCatalogue()).structure
    const { learnerId, actor } = await makeMember(db(), structure)
    const input = { structureId: structure.id, learnerId, ...period }
    const admin = staffOf(structure.id, 'admin')
    expect(await grantReducedRate(actor, input)).toMatchObject({ refusal: 'not_staff' })
    expect(await grantReducedRate(staffOf(structure.id, 'teacher'), input)).toMatchObject({ refusal: 'not_staff' })
    expect(await grantReducedRate(staffOf(elsewhere.id, 'admin'), input)).toMatchObject({ refusal: 'not_staff' })
    const foreign = (await makeMember(db(), elsewhere)).learnerId
    expect(await grantReducedRate(admin, { ...input, learnerId: foreign })).toMatchObject({
      refusal: 'learner_unknown',
    })
    expect(await grantReducedRate(admin, { ...input, endsOn: '2026-08-31' })).toMatchObject({
      refusal: 'grant_end_past',
    })
    for (const endsOn of ['2027-02-30', 'demain'])
      expect(await grantReducedRate(admin, { ...input, endsOn })).toMatchObject({ refusal: 'grant_dates_wrong' })
  })
})
