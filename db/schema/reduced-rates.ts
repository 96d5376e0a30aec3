import { sql } from 'drizzle-orm'
import { check, foreignKey, index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { createdAt, id, instant, oneOf } from '@/db/columns'
import { rateRequestStatuses } from '@/lib/pricing/types'
import { clientFiles, learners, reducedRateGrants } from './client-files'
import { documents } from './documents'

/** A member asks for the reduced price with a proof; staff grants it until a day, or refuses with a reason ([1.H4]). */
export const reducedRateRequests = pgTable(
  'reduced_rate_requests',
  {
    id: id(),
    structureId: uuid('structure_id').notNull(),
    clientFileId: uuid('client_file_id').notNull(),
    learnerId: uuid('learner_id').notNull(),
    documentId: uuid('document_id').notNull(),
    status: text('status', { enum: rateRequestStatuses }).notNull().default('pending'),
    /** Why it was refused, in words that the member reads. */
    reason: text('reason').notNull().default(''),
    grantId: uuid('grant_id').references(() => reducedRateGrants.id, { onDelete: 'restrict' }),
    decidedBy: uuid('decided_by'),
    decidedAt: instant('decided_at'),
    createdAt: createdAt(),
  },
  (table) => [
    oneOf('reduced_rate_requests_status', table.status, rateRequestStatuses),
    check('reduced_rate_requests_decided', sql`(${table.status} = 'pending') = (${table.decidedAt} is null)`),
    check('reduced_rate_requests_grant', sql`(${table.status} = 'granted') = (${table.grantId} is not null)`),
    check('reduced_rate_requests_reason', sql`${table.status} <> 'refused' or ${table.reason} <> ''`),
    foreignKey({
      name: 'reduced_rate_requests_file',
      columns: [table.structureId, table.clientFileId],
      foreignColumns: [clientFiles.structureId, clientFiles.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'reduced_rate_requests_learner',
      columns: [table.structureId, table.learnerId],
      foreignColumns: [learners.structureId, learners.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'reduced_rate_requests_proof',
      columns: [table.structureId, table.documentId],
      foreignColumns: [documents.structureId, documents.id],
    }).onDelete('restrict'),
    // One request at a time for a learner.
    uniqueIndex('reduced_rate_requests_open').on(table.learnerId).where(sql`status = 'pending'`),
    // A grant answers one request.
    uniqueIndex('reduced_rate_requests_grant_once').on(table.grantId),
    // Serves: the requests to decide.
    index('reduced_rate_requests_pending').on(table.structureId, table.createdAt).where(sql`status = 'pending'`),
  ],
)
