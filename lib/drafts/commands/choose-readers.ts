import 'server-only'
import { eq } from 'drizzle-orm'
import { mailings } from '@/db/schema/mailings'
import type { Staff } from '@/lib/core/actor'
import { withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { listParticipantFiles } from '@/lib/mailings/queries/list-participants'
import { reachesRoster } from '../queries/find-roster'
import { findDraft } from '../queries/get-draft'
import { checkChosen } from '../rules'
import type { DraftRefusal } from '../types'
import { type DraftKey, lockDraft } from './save-draft'

/** Whom of its course a message goes to, ticked again: somebody came since it was begun, somebody left ([2.C5] [2.C10]). */
export async function chooseReaders(
  actor: Staff,
  key: DraftKey,
  files: readonly string[],
): Promise<Outcome<DraftKey, DraftRefusal>> {
  const draft = await findDraft(actor, key.id)
  if (!draft || !(await reachesRoster(actor, draft))) return refuse('not_found')
  return withLocks([], async (tx): Promise<Outcome<DraftKey, DraftRefusal>> => {
    const found = await lockDraft(tx, actor, key)
    if (!found.ok) return found
    const { structureId, courseId, sessionId } = found.value
    if (!courseId) return refuse('not_found')
    const participants = await listParticipantFiles({ structureId, courseId, sessionId }, tx)
    const verdict = checkChosen(
      files,
      participants.map(({ id }) => id),
    )
    if (!verdict.ok) return verdict
    const revision = key.revision + 1
    const query = { files: [...new Set(files)].sort() }
    await tx.update(mailings).set({ query, revision }).where(eq(mailings.id, key.id))
    return accept({ id: key.id, revision })
  })
}
