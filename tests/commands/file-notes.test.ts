import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { staffMembers } from '@/db/schema/accounts'
import { auditJournal } from '@/db/views'
import { addNote, setNoteRemoved, writeNote } from '@/lib/client-files/commands/keep-notes'
import { listFlags, listNotes, listTeacherNotes } from '@/lib/client-files/queries/list-notes'
import { withLocks } from '@/lib/core/locks'
import { accept, unwrap } from '@/lib/core/outcome'
import { makeMember, type TestMember } from '../factories/member'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'

await createTestDatabase()

let structure: TestStructure
let member: TestMember
let admin: TestStaff

beforeEach(async () => {
  structure = await makeStructure(db())
  member = await makeMember(db(), structure)
  admin = await makeStaff(db(), structure)
})

const general = () => ({
  clientFileId: member.clientFileId,
  learnerId: null,
  kind: 'general' as const,
  body: 'À rappeler',
})

describe('[2.A9] notes that no client sees', () => {
  test('have their author and day, are taken away and put back, all of it in the journal', async () => {
    await db()
      .update(staffMembers)
      .set({ firstName: 'Nora', lastName: 'Lenoir' })
      .where(eq(staffMembers.accountId, admin.accountId))
    const added = await addNote(admin.actor, general())
    const noteId = added.ok ? added.value : ''
    const shown = async () => (await listNotes(admin.actor, member.clientFileId)).map((note) => note.removedAt === null)
    expect(await listNotes(admin.actor, member.clientFileId)).toMatchObject([
      { body: 'À rappeler', author: 'Nora Lenoir', kind: 'general', learner: null },
    ])
    await setNoteRemoved(admin.actor, { noteId, isRemoved: true })
    await setNoteRemoved(admin.actor, { noteId, isRemoved: true })
    expect(await shown()).toEqual([false])
    await setNoteRemoved(admin.actor, { noteId, isRemoved: false })
    expect(await shown()).toEqual([true])
    const journal = await db().select().from(auditJournal).where(eq(auditJournal.clientFileId, member.clientFileId))
    expect(journal.map(({ operation }) => operation)).toEqual(['note.add', 'note.remove', 'note.restore'])
  })

  test('[2.F1] the red flag is accounting’s', async () => {
    const organiser = await makeStaff(db(), structure, { role: 'organiser' })
    const accountant = await makeStaff(db(), structure, { role: 'accountant' })
    const flag = { ...general(), kind: 'accounting_flag' as const, body: 'Chèques impayés' }
    expect(await addNote(organiser.actor, flag)).toMatchObject({ refusal: 'not_found' })
    const added = await addNote(accountant.actor, flag)
    expect(await listFlags(organiser.actor, member.clientFileId)).toMatchObject([{ body: 'Chèques impayés' }])
    const noteId = added.ok ? added.value : ''
    expect(await setNoteRemoved(organiser.actor, { noteId, isRemoved: true })).toMatchObject({ refusal: 'not_found' })
    await setNoteRemoved(accountant.actor, { noteId, isRemoved: true })
    expect(await listFlags(organiser.actor, member.clientFileId)).toEqual([])
  })

  test('a teacher’s note stands beside one learner of the file', async () => {
    const other = await makeMember(db(), structure)
    const about = (learnerId: string | null) =>
      addNote(admin.actor, { ...general(), kind: 'teacher', learnerId, body: 'Voix fragile' })
    expect(await about(null)).toMatchObject({ refusal: 'learner_missing' })
    expect(await about(other.learnerId)).toMatchObject({ refusal: 'learner_missing' })
    expect(await about(member.learnerId)).toMatchObject({ ok: true })
    const notes = await listTeacherNotes(structure.id, [member.learnerId, other.learnerId])
    expect(notes.get(member.learnerId)).toMatchObject([{ body: 'Voix fragile' }])
    expect(notes.has(other.learnerId)).toBe(false)
  })

  test('a teacher takes away what they wrote of a pupil, and nobody else’s note; the office puts it back', async () => {
    const [teacher, colleague] = [
      await makeStaff(db(), structure, { role: 'teacher' }),
      await makeStaff(db(), structure, { role: 'teacher' }),
    ]
    const written = { ...general(), kind: 'teacher' as const, learnerId: member.learnerId, body: 'Voix fragile' }
    const noteId = await withLocks([], (tx) => writeNote(tx, teacher.actor, written).then(accept)).then(unwrap)
    expect(await setNoteRemoved(colleague.actor, { noteId, isRemoved: true })).toMatchObject({ refusal: 'not_found' })
    expect(await setNoteRemoved(teacher.actor, { noteId, isRemoved: true })).toMatchObject({ ok: true })
    expect((await listTeacherNotes(structure.id, [member.learnerId])).size).toBe(0)
    expect(await setNoteRemoved(admin.actor, { noteId, isRemoved: false })).toMatchObject({ ok: true })
    expect((await listTeacherNotes(structure.id, [member.learnerId])).size).toBe(1)
    const ofFile = await addNote(admin.actor, general())
    expect(await setNoteRemoved(teacher.actor, { noteId: unwrap(ofFile), isRemoved: true })).toMatchObject({
      ok: false,
    })
  })

  test('[6.S1] another structure has neither the file nor the note', async () => {
    const stranger = await makeStaff(db(), await makeStructure(db()))
    expect(await addNote(stranger.actor, general())).toMatchObject({ refusal: 'not_found' })
    const added = await addNote(admin.actor, general())
    const noteId = added.ok ? added.value : ''
    expect(await setNoteRemoved(stranger.actor, { noteId, isRemoved: true })).toMatchObject({ refusal: 'not_found' })
    expect(await listNotes(stranger.actor, member.clientFileId)).toEqual([])
  })
})
