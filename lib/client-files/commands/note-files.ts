import 'server-only'
import { and, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { clientFiles } from '@/db/schema/client-files'
import { fileNotes } from '@/db/schema/file-notes'
import type { Staff } from '@/lib/core/actor'
import { recordAudits } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { mayNote } from '../rules'
import type { NoteRefusal } from '../types'

type Batch = {
  /** The first of the notes: all those that one command wrote have its instant, its author and its text. */
  noteId: string
  count: number
}
type Note = { id: string; clientFileId: string; body: string }

/** The same general note on several files ([2.A9]): all of them or none. Of a merged file the notes are in the one that was kept. */
export function noteFiles(
  actor: Staff,
  { numbers, body }: { numbers: readonly number[]; body: string },
): Promise<Outcome<Batch, NoteRefusal>> {
  const { structureId, accountId } = actor
  return withLocks([], async (tx): Promise<Outcome<Batch, NoteRefusal>> => {
    if (!mayNote(actor.role, 'general')) return refuse('not_found')
    const isThere = and(eq(clientFiles.structureId, structureId), ne(clientFiles.status, 'merged'))
    const files = await tx
      .select({ id: clientFiles.id })
      .from(clientFiles)
      .where(and(isThere, inArray(clientFiles.number, [...numbers])))
    if (files.length === 0) return refuse('not_found')
    const written = await tx
      .insert(fileNotes)
      .values(
        files.map(({ id }) => ({ structureId, clientFileId: id, kind: 'general' as const, body, authorId: accountId })),
      )
      .returning({ id: fileNotes.id, clientFileId: fileNotes.clientFileId, body: fileNotes.body })
    await journal(tx, actor, 'note.add', written)
    return accept({ noteId: written[0]!.id, count: written.length })
  })
}

/** Takes away the notes that one command wrote, of those that are still there; only its author undoes it. Twice is once. */
export function undoNotes(actor: Staff, noteId: string): Promise<Outcome<{ count: number }, NoteRefusal>> {
  return withLocks([], async (tx, now): Promise<Outcome<{ count: number }, NoteRefusal>> => {
    const own = and(eq(fileNotes.structureId, actor.structureId), eq(fileNotes.authorId, actor.accountId))
    const [first] = await tx
      .select()
      .from(fileNotes)
      .where(and(own, eq(fileNotes.id, noteId)))
    if (!first) return refuse('not_found')
    const { body, kind } = first
    // To the microsecond, which an instant of ours doesn't hold.
    const writtenAt = sql`(select first.created_at from file_notes first where first.id = ${noteId})`
    const isOfBatch = and(own, eq(fileNotes.createdAt, writtenAt), eq(fileNotes.body, body), eq(fileNotes.kind, kind))
    const removed = await tx
      .update(fileNotes)
      .set({ removedAt: now, removedBy: actor.accountId })
      .where(and(isOfBatch, isNull(fileNotes.removedAt)))
      .returning({ id: fileNotes.id, clientFileId: fileNotes.clientFileId, body: fileNotes.body })
    await journal(tx, actor, 'note.remove', removed)
    return accept({ count: removed.length })
  })
}

const journal = (tx: LockedTx, actor: Staff, operation: 'note.add' | 'note.remove', notes: readonly Note[]) =>
  recordAudits(
    tx,
    actor,
    notes.map(({ id, clientFileId, body }) => ({
      ...{ structureId: actor.structureId, operation, subjectKind: 'file_note', subjectId: id, clientFileId },
      after: { kind: 'general', body },
    })),
  )
