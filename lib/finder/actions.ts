'use server'

import { redirect } from 'next/navigation'
import { inviteToPortal } from '@/lib/client-files/commands/invite-to-portal'
import { noteFiles, undoNotes } from '@/lib/client-files/commands/note-files'
import type { FormState } from '@/lib/core/outcome'
import { staffAction } from '@/lib/gate/action'
import { keepColumns } from '@/lib/gate/file-columns'
import { rights } from '@/lib/staff/types'
import { listNumbered } from './queries/list-files'
import { bulkInviteInput, bulkNoteInput, columnsInput, undoNotesInput } from './schema'

const office = { refusals: 'people.notes.refusals', roles: rights['files.edit'] } as const
const listOf = (slug: string, done: Record<string, string>) =>
  `/${slug}/gestion/dossiers?${new URLSearchParams(done)}` as never

const note = staffAction({ ...office, schema: bulkNoteInput }, async ({ input, actor, structure }) => {
  const outcome = await noteFiles(actor, { numbers: input.dossier, body: input.body })
  if (!outcome.ok) return outcome
  redirect(listOf(structure.slug, { fait: 'note', note: outcome.value.noteId, n: String(outcome.value.count) }))
})

/** The same note on the ticked files ([2.A9]). */
export async function noteFilesAction(state: FormState, form: FormData): Promise<FormState> {
  return note(state, form)
}

const undo = staffAction({ ...office, schema: undoNotesInput }, async ({ input, actor, structure }) => {
  const outcome = await undoNotes(actor, input.note)
  if (!outcome.ok) return outcome
  redirect(listOf(structure.slug, { fait: 'note-annulee', n: String(outcome.value.count) }))
})

/** 'Annuler' of a note on several files. */
export async function undoNotesAction(state: FormState, form: FormData): Promise<FormState> {
  return undo(state, form)
}

const invite = staffAction({ ...office, schema: bulkInviteInput }, async ({ input, actor, structure }) => {
  const files = await listNumbered(actor, input.dossier)
  if (files.length === 0) return { ok: false, refusal: 'not_found' }
  let count = 0
  // One by one: a file that no longer needs its invitation keeps nobody else from theirs.
  for (const { id, hasLogin, email } of files) {
    if (hasLogin || !email) continue
    if ((await inviteToPortal(actor, { clientFileId: id, email: null })).ok) count += 1
  }
  redirect(listOf(structure.slug, { fait: 'inviter', n: String(count) }))
})

/** 'Inviter au portail' for those of the ticked files that have an address and no login ([2.A12]). */
export async function inviteFilesAction(state: FormState, form: FormData): Promise<FormState> {
  return invite(state, form)
}

const choose = staffAction(
  { schema: columnsInput, refusals: 'people.notes.refusals', roles: rights['files.see'] },
  async ({ input, structure }) => {
    const query = new URLSearchParams(input.liste)
    const written = await keepColumns(input.colonne)
    if (written) query.set('colonnes', written)
    redirect(`/${structure.slug}/gestion/dossiers?${query}` as never)
  },
)

/** 'Colonnes' of the list of clients: kept in this browser, and in the address that one sends to a colleague ([2.A1]). */
export async function chooseColumnsAction(state: FormState, form: FormData): Promise<FormState> {
  return choose(state, form)
}
