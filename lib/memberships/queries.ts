import 'server-only'
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { learners } from '@/db/schema/client-files'
import { orderLines, orders } from '@/db/schema/orders'
import { memberships } from '@/db/schema/passes'
import type { Day } from '@/lib/core/time'
import { findMemberUntil, isInForce } from './rules'
import type { MembershipPeriod } from './types'

/** Every active membership of the learners given, past ones included. */
export async function listPeriodsOfLearners(
  executor: Executor,
  structureId: string,
  learnerIds: readonly string[],
): Promise<(MembershipPeriod & { learnerId: string })[]> {
  if (learnerIds.length === 0) return []
  return executor
    .select({ learnerId: memberships.learnerId, startsOn: memberships.startsOn, endsOn: memberships.endsOn })
    .from(memberships)
    .where(
      and(
        eq(memberships.structureId, structureId),
        inArray(memberships.learnerId, [...learnerIds]),
        eq(memberships.status, 'active'),
      ),
    )
}

export type MembershipStanding = {
  learnerId: string
  /** Until when without a break; null when no membership is in force. */
  endsOn: Day | null
  /** Of a learner without one: the last day of the latest that ended. */
  endedOn: Day | null
}

/** Where each learner stands on a day: 'Votre adhésion est valide jusqu’au …' ([1.G1]). */
export async function listStandings(
  structureId: string,
  learnerIds: readonly string[],
  day: Day,
): Promise<MembershipStanding[]> {
  const held = await listPeriodsOfLearners(db(), structureId, learnerIds)
  return learnerIds.map((learnerId) => {
    const periods = held.filter((period) => period.learnerId === learnerId)
    const ended = periods.map((period) => period.endsOn).filter((endsOn) => endsOn < day)
    return { learnerId, endsOn: findMemberUntil(periods, day), endedOn: ended.sort().at(-1) ?? null }
  })
}

/** Which of the learners have a membership in force on a day ([1.C4]). */
export async function listMembersAmong(
  executor: Executor,
  structureId: string,
  learnerIds: readonly string[],
  day: Day,
): Promise<Set<string>> {
  const held = await listPeriodsOfLearners(executor, structureId, learnerIds)
  return new Set(held.filter((period) => isInForce(period, day)).map((period) => period.learnerId))
}

export type FileMembership = MembershipPeriod & {
  id: string
  learnerName: string
  /** Null for one that the structure recorded without an order. */
  orderedAt: Date | null
  paidOn: Day | null
  orderNumber: number | null
  priceCents: number | null
  currency: string | null
  isReduced: boolean | null
  means: (typeof orders.$inferSelect)['means'] | null
}

/** The memberships that a client file bought, the newest first ([1.E1]). */
export async function listMembershipsOfFile(structureId: string, clientFileId: string): Promise<FileMembership[]> {
  return db()
    .select({
      id: memberships.id,
      learnerName: sql<string>`${learners.firstName} || ' ' || ${learners.lastName}`,
      startsOn: memberships.startsOn,
      endsOn: memberships.endsOn,
      orderedAt: orders.orderedAt,
      paidOn: orders.paidOn,
      orderNumber: orders.number,
      priceCents: orderLines.priceCents,
      currency: orders.currency,
      isReduced: orderLines.isReduced,
      means: orders.means,
    })
    .from(memberships)
    .innerJoin(learners, eq(learners.id, memberships.learnerId))
    .leftJoin(orderLines, eq(orderLines.id, memberships.orderLineId))
    .leftJoin(orders, eq(orders.id, orderLines.orderId))
    .where(
      and(
        eq(memberships.structureId, structureId),
        eq(memberships.clientFileId, clientFileId),
        eq(memberships.status, 'active'),
      ),
    )
    .orderBy(desc(memberships.startsOn))
}
