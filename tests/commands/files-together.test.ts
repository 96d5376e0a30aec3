import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { fileNotes } from '@/db/schema/file-notes'
import { auditJournal } from '@/db/views'
import { noteFiles, undoNotes } from '@/lib/client-files/commands/note-files'
import type { Staff } from '@/lib/core/actor'
import { exportFiles, exportNumbered } from '@/lib/finder/queries/export-files'
import { mostExported } from '@/lib/finder/rules'
import { makeMember, type TestMember } from '@/tests/factories/member'
import { makeStaff } from '@/tests/factories/staff'
import { makeStructure, type TestStructure } from '@/tests/factories/structure'
import { createTestDatabase } from '@/tests/support/database'

await createTestDatabase()

let structure: TestStructure
let actor: Staff
let members: TestMember[]
let stranger: TestMember
beforeEach(async () => {
  structure = await makeStructure(db())
  actor = (await makeStaff(db(), structure)).actor
  members = [await makeMember(db(), structure), await makeMember(db(), structure)]
  stranger = await makeMember(db(), await makeStructure(db()))
})

const listNotes = () =>
  db()
    .select({ fileId: fileNotes.clientFileId, body: fileNotes.body, removedAt: fileNotes.removedAt })
    .from(fileNotes)
    .where(eq(fileNotes.structureId, structure.id))
const listOperations = async () =>
  (
    await db()
      .select({ operation: auditJournal.operation })
      .from(auditJournal)
      .where(eq(auditJournal.structureId, structure.id))
  ).map(({ operation }) => operation)

describe('[2.A9] a note on several files at once', () => {
  const numbers = () => [...members, stranger].map(({ fileNumber }) => fileNumber)

  test('is on each of the structure’s, and is undone as one, by its author alone', async () => {
    const outcome = await noteFiles(actor, { numbers: numbers(), body: 'Vacances en juin' })
    if (!outcome.ok) throw new Error(outcome.refusal)
    expect(outcome.value.count).toBe(2)
    expect((await listNotes()).map(({ fileId }) => fileId).sort()).toEqual(
      members.map(({ clientFileId }) => clientFileId).sort(),
    )
    // The same words written later are another note.
    await noteFiles(actor, { numbers: [members[0]!.fileNumber], body: 'Vacances en juin' })
    const colleague = (await makeStaff(db(), structure)).actor
    expect(await undoNotes(colleague, outcome.value.noteId)).toMatchObject({ ok: false, refusal: 'not_found' })
    expect(await undoNotes(actor, outcome.value.noteId)).toMatchObject({ ok: true, value: { count: 2 } })
    expect(await undoNotes(actor, outcome.value.noteId)).toMatchObject({ ok: true, value: { count: 0 } })
    expect((await listNotes()).filter(({ removedAt }) => removedAt === null)).toHaveLength(1)
    expect((await listOperations()).sort()).toEqual([
      ...['note.add', 'note.add', 'note.add'],
      ...['note.remove', 'note.remove'],
    ])
  })

  test('nothing on a file that was merged: its notes are in the one that was kept', async () => {
    const [kept, merged] = members
    const values = { status: 'merged' as const, mergedIntoId: kept!.clientFileId }
    await db().update(clientFiles).set(values).where(eq(clientFiles.id, merged!.clientFileId))
    const outcome = await noteFiles(actor, { numbers: members.map(({ fileNumber }) => fileNumber), body: 'Oui' })
    expect(outcome).toMatchObject({ ok: true, value: { count: 1 } })
    expect((await listNotes()).map(({ fileId }) => fileId)).toEqual([kept!.clientFileId])
  })

  test('nothing for files of another structure', async () => {
    const outcome = await noteFiles(actor, { numbers: [stranger.fileNumber], body: 'Non' })
    expect(outcome).toMatchObject({ ok: false, refusal: 'not_found' })
    expect(await listNotes()).toEqual([])
  })
})

describe('[2.A1] clients for a spreadsheet', () => {
  const everything = {
    ...{ search: '', town: '', status: null, page: 3 },
    ...{ hasDebt: false, hasMembership: false, hasNoLogin: false },
  }
  test('all that the filter lets through, whatever the page, and one more than the most says too many', async () => {
    expect(await exportFiles(actor, everything, 10)).toHaveLength(2)
    expect(await exportFiles(actor, everything, 1)).toHaveLength(2)
    expect([mostExported('organiser'), mostExported('admin')]).toEqual([300, 50_000])
  })

  test('the ticked ones of the structure only', async () => {
    await db().update(clientFiles).set({ lastName: '=1+1' }).where(eq(clientFiles.id, members[0]!.clientFileId))
    const files = await exportNumbered(actor, [members[0]!.fileNumber, stranger.fileNumber])
    expect(files.map(({ lastName, consents }) => [lastName, consents.email])).toEqual([['=1+1', null]])
  })
})
