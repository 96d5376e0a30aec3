import 'server-only'
import type { Member } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { endEntry } from '@/lib/waiting-lists/commands/change-entry'
import { findDueEntry, findOwnEntry } from '@/lib/waiting-lists/queries/find-queue'
import { releaseSeats } from './release-seats'

type Left = { entryId: string }

/**
 * 'Quitter la liste', or 'Laisser ma place' while places are kept: they go to the next in the same transaction ([1.G10]).
 * An entry that has ended already changes nothing; somebody else's is 'not_found'.
 */
export async function leaveQueue(actor: Member, entryId: string): Promise<Outcome<Left, 'not_found' | Busy>> {
  const seen = await findOwnEntry(actor, entryId)
  if (!seen) return refuse('not_found')
  return withLocks([`course:${seen.courseId}`], async (tx, now): Promise<Outcome<Left, never>> => {
    const entry = (await findOwnEntry(actor, entryId, tx))!
    if (entry.status !== 'waiting' && entry.status !== 'offered') return accept({ entryId })
    await endEntry(tx, entry, 'left', now)
    await releaseSeats(tx, { waitingEntryId: entryId }, now)
    await recordAudit(tx, actor, {
      structureId: actor.structureId,
      operation: 'queue.leave',
      subjectKind: 'waiting_entry',
      subjectId: entryId,
      clientFileId: actor.clientFileId,
      before: { status: entry.status },
    })
    return accept({ entryId })
  })
}

/**
 * Ends an entry whose offer wasn't answered in time, its places going to the next, or whose wanted session can no longer be
 * booked ([1.G10]). One that was ordered, or left, meanwhile changes nothing.
 */
export async function endDueEntry({ id, courseId }: { id: string; courseId: string }): Promise<Outcome<null, Busy>> {
  return withLocks([`course:${courseId}`], async (tx, now): Promise<Outcome<null, never>> => {
    const due = await findDueEntry(tx, id)
    if (!due) return accept(null)
    await endEntry(tx, due, due.status === 'offered' ? 'expired' : 'over', now)
    await releaseSeats(tx, { waitingEntryId: id }, now)
    return accept(null)
  })
}
