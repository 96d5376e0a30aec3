import type { Executor } from '@/db/client'
import { slotAlerts, waitingEntries, waitingEntryLearners } from '@/db/schema/waiting-lists'
import type { TestCourse } from './course'
import type { TestMember } from './member'
import type { TestOffer } from './offer'
import type { TestStructure } from './structure'

type Whose = Pick<TestMember, 'clientFileId' | 'learnerId'>

/** A place in the queue of a course, for its first session and for the member alone. @returns its id */
export async function makeWaitingEntry(
  executor: Executor,
  structure: TestStructure,
  { clientFileId, learnerId }: Whose,
  { offer, course }: { offer: Pick<TestOffer, 'id'>; course: Pick<TestCourse, 'id' | 'sessions'> },
): Promise<string> {
  const [entry] = await executor
    .insert(waitingEntries)
    .values({
      structureId: structure.id,
      clientFileId,
      offerId: offer.id,
      courseId: course.id,
      sessionId: course.sessions[0]!.id,
    })
    .returning({ id: waitingEntries.id })
  await executor.insert(waitingEntryLearners).values({ entryId: entry!.id, learnerId })
  return entry!.id
}

/** 'Prévenez-moi' of a pass, with any teacher and at any hour in 2099 unless told otherwise. @returns its id */
export async function makeSlotAlert(
  executor: Executor,
  structure: TestStructure,
  { clientFileId }: Pick<Whose, 'clientFileId'>,
  given: Partial<typeof slotAlerts.$inferInsert> & { passId: string },
): Promise<string> {
  const [alert] = await executor
    .insert(slotAlerts)
    .values({ structureId: structure.id, clientFileId, fromOn: '2099-01-05', untilOn: '2099-01-11', ...given })
    .returning({ id: slotAlerts.id })
  return alert!.id
}
