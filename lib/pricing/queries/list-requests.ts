import 'server-only'
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { clientFiles, learners } from '@/db/schema/client-files'
import { documents } from '@/db/schema/documents'
import { reducedRateRequests } from '@/db/schema/reduced-rates'
import { isId } from '@/lib/core/ids'
import type { Day } from '@/lib/core/time'
import type { RateRequestStatus } from '../types'

export type RateRequestRow = {
  id: string
  learnerId: string
  clientFileId: string
  documentId: string
  status: RateRequestStatus
}

/** A request of the structure. A command gives its transaction. */
export async function findRequest(
  structureId: string,
  requestId: string,
  executor: Executor = db(),
): Promise<RateRequestRow | null> {
  if (!isId(requestId)) return null
  const [row] = await executor
    .select({
      id: reducedRateRequests.id,
      learnerId: reducedRateRequests.learnerId,
      clientFileId: reducedRateRequests.clientFileId,
      documentId: reducedRateRequests.documentId,
      status: reducedRateRequests.status,
    })
    .from(reducedRateRequests)
    .where(and(eq(reducedRateRequests.structureId, structureId), eq(reducedRateRequests.id, requestId)))
  return row ?? null
}

/** Whether somebody, this file or another that pays for the learner, waits for an answer. */
export async function hasPendingRequest(executor: Executor, structureId: string, learnerId: string): Promise<boolean> {
  const scope = and(
    eq(reducedRateRequests.structureId, structureId),
    eq(reducedRateRequests.learnerId, learnerId),
    eq(reducedRateRequests.status, 'pending'),
  )
  return (await executor.$count(reducedRateRequests, scope)) > 0
}

export type OwnRateRequest = {
  id: string
  learnerId: string
  status: RateRequestStatus
  reason: string
  documentId: string
  createdAt: Date
  decidedAt: Date | null
}

/** The last request of each learner that a file made, with its answer ([1.C1]). */
export async function listRequestsOfFile(structureId: string, clientFileId: string): Promise<OwnRateRequest[]> {
  return db()
    .selectDistinctOn([reducedRateRequests.learnerId], {
      id: reducedRateRequests.id,
      learnerId: reducedRateRequests.learnerId,
      status: reducedRateRequests.status,
      reason: reducedRateRequests.reason,
      documentId: reducedRateRequests.documentId,
      createdAt: reducedRateRequests.createdAt,
      decidedAt: reducedRateRequests.decidedAt,
    })
    .from(reducedRateRequests)
    .where(and(eq(reducedRateRequests.structureId, structureId), eq(reducedRateRequests.clientFileId, clientFileId)))
    .orderBy(asc(reducedRateRequests.learnerId), desc(reducedRateRequests.createdAt))
}

/** The last request of each learner of a file, as what a document may be tied to ([2.A10]). */
export async function listRequestChoices(structureId: string, clientFileId: string) {
  return db()
    .selectDistinctOn([reducedRateRequests.learnerId], { id: reducedRateRequests.id, learner: learners.firstName })
    .from(reducedRateRequests)
    .innerJoin(learners, eq(learners.id, reducedRateRequests.learnerId))
    .where(and(eq(reducedRateRequests.structureId, structureId), eq(reducedRateRequests.clientFileId, clientFileId)))
    .orderBy(asc(reducedRateRequests.learnerId), desc(reducedRateRequests.createdAt))
}

export type DeskRateRequest = {
  id: string
  learnerName: string
  learnerBirthOn: Day | null
  payerName: string
  payerNumber: number
  documentId: string
  mediaType: string
  byteCount: number
  createdAt: Date
  decidedAt: Date | null
  reason: string
}

/** The requests of the structure in one state: those to answer, the oldest first, or those refused, the latest first ([1.H4]). */
export async function listRequests(structureId: string, status: 'pending' | 'refused'): Promise<DeskRateRequest[]> {
  return db()
    .select({
      id: reducedRateRequests.id,
      learnerName: sql<string>`${learners.firstName} || ' ' || ${learners.lastName}`,
      learnerBirthOn: learners.birthOn,
      payerName: sql<string>`${clientFiles.firstName} || ' ' || ${clientFiles.lastName}`,
      payerNumber: clientFiles.number,
      documentId: reducedRateRequests.documentId,
      mediaType: documents.mediaType,
      byteCount: documents.byteCount,
      createdAt: reducedRateRequests.createdAt,
      decidedAt: reducedRateRequests.decidedAt,
      reason: reducedRateRequests.reason,
    })
    .from(reducedRateRequests)
    .innerJoin(learners, eq(learners.id, reducedRateRequests.learnerId))
    .innerJoin(clientFiles, eq(clientFiles.id, reducedRateRequests.clientFileId))
    .innerJoin(documents, eq(documents.id, reducedRateRequests.documentId))
    .where(and(eq(reducedRateRequests.structureId, structureId), eq(reducedRateRequests.status, status)))
    .orderBy(status === 'pending' ? asc(reducedRateRequests.createdAt) : desc(reducedRateRequests.decidedAt))
    .limit(status === 'pending' ? 200 : 50)
}
