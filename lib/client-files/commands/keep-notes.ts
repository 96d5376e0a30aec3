import 'server-only'
import { and, eq } from 'drizzle-orm'
import { clientFiles, guardianships } from '@/db/schema/client-files'
import { fileNotes } from '@/db/schema/file-notes'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { checkNote, mayNote, mayTakeAway } from '../rules'
import type { NoteKind, NoteRefusal } from '../types'

type Note = { clientFileId: string; learnerId: string | null; kind: NoteKind; body: string }

/** A note that no client ever sees ([2.A9]): its author and its day stay with it. */
export function addNote(actor: Staff, note: Note): Promise<Outcome<string, NoteRefusal>> {
  return withLocks([`client-file:${note.clientFileId}`], async (tx): Promise<Outcome<string, NoteRefusal>> => {
    if (!mayNote(actor.role, note.kind) || !(await isHere(tx, actor, note.clientFileId))) return refuse('not_found')
    const verdict = checkNote(note, await listLearnerIds(tx, note.clientFileId))
    if (!verdict.ok) return verdict
    return accept(await writeNote(tx, actor, note))
  })
}

/** Writes a note that the caller has allowed. @returns its id */
export async function writeNote(tx: LockedTx, actor: Staff, note: Note): Promise<string> {
  const learnerId = note.kind === 'teacher' ? note.learnerId : null
  const [written] = await tx
    .insert(fileNotes)
    .values({ ...note, learnerId, structureId: actor.structureId, authorId: actor.accountId })
    .returning({ id: fileNotes.id })
  await journal(tx, actor, 'note.add', { id: written!.id, ...note })
  return written!.id
}

/** Takes a note away, or puts it back: it is never lost ([2.A9]). Twice is once. */
export function setNoteRemoved(
  actor: Staff,
  { noteId, isRemoved }: { noteId: string; isRemoved: boolean },
): Promise<Outcome<null, NoteRefusal>> {
  return withLocks([], async (tx, now): Promise<Outcome<null, NoteRefusal>> => {
    const [note] = await tx
      .select()
      .from(fileNotes)
      .where(and(eq(fileNotes.id, noteId), eq(fileNotes.structureId, actor.structureId)))
      .for('update')
    if (!note || !mayTakeAway(actor, note)) return refuse('not_found')
    if ((note.removedAt !== null) === isRemoved) return accept(null)
    await tx
      .update(fileNotes)
      .set(isRemoved ? { removedAt: now, removedBy: actor.accountId } : { removedAt: null, removedBy: null })
      .where(eq(fileNotes.id, noteId))
    await journal(tx, actor, isRemoved ? 'note.remove' : 'note.restore', note)
    return accept(null)
  })
}

async function isHere(tx: LockedTx, { structureId }: Staff, clientFileId: string): Promise<boolean> {
  const [file] = await tx
    .select({ id: clientFiles.id })
    .from(clientFiles)
    .where(and(eq(clientFiles.id, clientFileId), eq(clientFiles.structureId, structureId)))
  return file !== undefined
}

async function listLearnerIds(tx: LockedTx, clientFileId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: guardianships.learnerId })
    .from(guardianships)
    .where(eq(guardianships.clientFileId, clientFileId))
  return rows.map(({ id }) => id)
}

async function journal(
  tx: LockedTx,
  actor: Staff,
  operation: string,
  { id, clientFileId, kind, body }: Pick<Note, 'clientFileId' | 'kind' | 'body'> & { id: string },
): Promise<void> {
  await recordAudit(tx, actor, {
    structureId: actor.structureId,
    operation,
    subjectKind: 'file_note',
    subjectId: id,
    clientFileId,
    after: { kind, body },
  })
}
