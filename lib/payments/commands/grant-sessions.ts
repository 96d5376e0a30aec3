import 'server-only'
import { eq } from 'drizzle-orm'
import type { orderLines, orders } from '@/db/schema/orders'
import { structures } from '@/db/schema/structures'
import type { Actor } from '@/lib/core/actor'
import type { LockedTx } from '@/lib/core/locks'
import type { Day, Instant } from '@/lib/core/time'
import { enrolByLine } from '@/lib/courses/commands/enrol'
import { findCourseEnd } from '@/lib/courses/queries/find-course-end'
import { computeBookableFrom } from '@/lib/orders/rules'
import { grantPass } from '@/lib/passes/commands'

type Bought = { order: typeof orders.$inferSelect; line: typeof orderLines.$inferSelect }
type When = { orderedOn: Day; paidOn: Day; now: Instant }

/**
 * What a package of a group course grants: its pass, until the course ends, and the places that the order held ([1.C6] [6.R1]).
 * The caller holds the locks of `listActivationLocks`.
 */
export async function grantSessions(tx: LockedTx, actor: Actor, { order, line }: Bought, when: When): Promise<void> {
  const { structureId, clientFileId } = order
  const [structure] = await tx.select().from(structures).where(eq(structures.id, structureId))
  const { timeZone, settings } = structure!
  const courseEnd = await findCourseEnd(tx, line.firstSessionId!, timeZone)
  // Dated sessions have no right of withdrawal to wait for, unless the structure gives one ([6.L2]).
  const beginsAtOnce = order.requestsImmediateStart || !settings.money.withdrawsDatedSessions
  const whose = { structureId, clientFileId, learnerId: line.learnerId, orderLineId: line.id }
  const passId = await grantPass(tx, actor, {
    ...whose,
    offerId: line.offerId,
    name: line.name,
    credits: line.credits,
    lessonMinutes: line.lessonMinutes!,
    validFrom: when.paidOn,
    // Paid once the course is over: its credits are still there to be looked at.
    validUntil: [courseEnd, when.paidOn].sort()[1]!,
    bookableFrom: computeBookableFrom(when.orderedOn, when.paidOn, beginsAtOnce),
    postponements: line.rules.postponements,
    cancellationNoticeHours: line.rules.cancellationNoticeHours,
  })
  await enrolByLine(tx, actor, { ...whose, id: passId, credits: line.credits }, when.now)
}
