import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { bytea, createdAt, id, instant, oneOf } from '@/db/columns'
import { documentKinds, type Uploader } from '@/lib/documents/types'
import { clientFiles } from './client-files'
import { structures } from './structures'

/** A stored file and its fingerprint; the bytes are apart, so that lists never load them. */
export const documents = pgTable(
  'documents',
  {
    id: id(),
    structureId: uuid('structure_id')
      .notNull()
      .references(() => structures.id, { onDelete: 'restrict' }),
    clientFileId: uuid('client_file_id').notNull(),
    kind: text('kind', { enum: documentKinds }).notNull(),
    /** The one thing it is the paper of ('invoice:<id>', 'receipt:<payment>'): written once. */
    businessKey: text('business_key').notNull().unique('documents_once'),
    fileName: text('file_name').notNull(),
    mediaType: text('media_type').notNull(),
    byteCount: integer('byte_count').notNull(),
    /** SHA-256 of the bytes, in hexadecimal ([6.R10]). */
    sha256: text('sha256').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    unique('documents_scope').on(table.structureId, table.id),
    oneOf('documents_kind', table.kind, documentKinds),
    check('documents_bytes', sql`${table.byteCount} > 0`),
    check('documents_hash', sql`${table.sha256} ~ '^[0-9a-f]{64}$'`),
    foreignKey({
      name: 'documents_file',
      columns: [table.structureId, table.clientFileId],
      foreignColumns: [clientFiles.structureId, clientFiles.id],
    }).onDelete('restrict'),
    // Serves: the papers of 'Mes achats'.
    index('documents_of_file').on(table.clientFileId, table.createdAt),
  ],
)

export const documentContents = pgTable('document_contents', {
  documentId: uuid('document_id')
    .primaryKey()
    .references(() => documents.id, { onDelete: 'restrict' }),
  bytes: bytea('bytes').notNull(),
})

/** A document that a member or the office put in a file ([2.A10]); withdrawn, it is no longer shown. */
export const fileAttachments = pgTable(
  'file_attachments',
  {
    id: id(),
    structureId: uuid('structure_id').notNull(),
    clientFileId: uuid('client_file_id').notNull(),
    documentId: uuid('document_id').notNull().unique('file_attachments_document'),
    /** The request for the reduced price that it belongs to ([2.A10]). */
    requestId: uuid('request_id'),
    title: text('title').notNull(),
    uploadedBy: jsonb('uploaded_by').$type<Uploader>().notNull(),
    createdAt: createdAt(),
    withdrawnAt: instant('withdrawn_at'),
  },
  (table) => [
    foreignKey({
      name: 'file_attachments_file',
      columns: [table.structureId, table.clientFileId],
      foreignColumns: [clientFiles.structureId, clientFiles.id],
    }).onDelete('restrict'),
    foreignKey({
      name: 'file_attachments_of_document',
      columns: [table.structureId, table.documentId],
      foreignColumns: [documents.structureId, documents.id],
    }).onDelete('restrict'),
    // Serves: the page of a request.
    index('file_attachments_of_request').on(table.requestId).where(sql`request_id is not null`),
    // Serves: the documents of a file.
    index('file_attachments_of_file').on(table.clientFileId, table.createdAt),
  ],
)
