import type { Executor } from '@/db/client'
import { memberships, passEntries, passes } from '@/db/schema/passes'
import type { TestMember } from './member'
import { makeOffer, type TestOffer } from './offer'
import type { TestStructure } from './structure'

export type TestPass = typeof passes.$inferSelect

/** A pass with its grant, valid from 2000 to 2099 unless told otherwise, given without a sale. */
export async function makePass(
  executor: Executor,
  structure: TestStructure,
  member: Pick<TestMember, 'clientFileId' | 'learnerId'>,
  given: Partial<typeof passes.$inferInsert> & { offer?: TestOffer; credits?: number } = {},
): Promise<TestPass> {
  const { offer: givenOffer, credits, ...values } = given
  const offer = givenOffer ?? (await makeOffer(executor, structure))
  const [pass] = await executor
    .insert(passes)
    .values({
      structureId: structure.id,
      learnerId: member.learnerId,
      clientFileId: member.clientFileId,
      offerId: offer.id,
      name: offer.name,
      lessonMinutes: offer.lessonMinutes ?? 60,
      validFrom: '2000-01-01',
      validUntil: '2099-12-31',
      bookableFrom: '2000-01-01',
      cancellationNoticeHours: structure.settings.cancellationNoticeHours,
      ...values,
    })
    .returning()
  await executor.insert(passEntries).values({
    structureId: structure.id,
    passId: pass!.id,
    kind: 'grant',
    amount: credits ?? offer.credits,
    businessKey: `grant:${pass!.orderLineId ?? pass!.id}`,
    actor: { kind: 'job', name: 'factory' },
  })
  return pass!
}

/** A membership given without a sale, in force from 2000 to 2099 unless told otherwise. @returns its id */
export async function makeMembership(
  executor: Executor,
  structure: TestStructure,
  member: Pick<TestMember, 'clientFileId' | 'learnerId'>,
  given: { startsOn?: string; endsOn?: string; status?: 'active' | 'revoked' } = {},
): Promise<string> {
  const [membership] = await executor
    .insert(memberships)
    .values({
      structureId: structure.id,
      learnerId: member.learnerId,
      clientFileId: member.clientFileId,
      startsOn: given.startsOn ?? '2000-01-01',
      endsOn: given.endsOn ?? '2099-12-31',
      status: given.status ?? 'active',
    })
    .returning({ id: memberships.id })
  return membership!.id
}
