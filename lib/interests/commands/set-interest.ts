import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { offers } from '@/db/schema/catalogue'
import { clientFiles } from '@/db/schema/client-files'
import { interests } from '@/db/schema/interests'
import type { Member, Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { isLikeable, mayNoteInterest } from '../rules'
import type { InterestRefusal } from '../types'

type Wanted = { clientFileId: string; offerId: string; isOn: boolean }

/**
 * Says that a file is interested in an offer, or no longer; twice is once ([2.E1]). The lock of the file keeps it to one row.
 * Refuses with 'not_found' what isn't theirs to say, and an offer that has no heart.
 */
export function setInterest(actor: Member | Staff, wanted: Wanted): Promise<Outcome<null, InterestRefusal>> {
  const { clientFileId, offerId, isOn } = wanted
  return withLocks([`client-file:${clientFileId}`], async (tx, now): Promise<Outcome<null, InterestRefusal>> => {
    if (!mayNoteInterest(actor, clientFileId) || !(await areHere(tx, actor, wanted))) return refuse('not_found')
    const open = and(
      eq(interests.clientFileId, clientFileId),
      eq(interests.offerId, offerId),
      isNull(interests.removedAt),
    )
    const [known] = await tx.select({ id: interests.id }).from(interests).where(open)
    if (Boolean(known) === isOn) return accept(null)
    const notedBy = actor.kind === 'staff' ? actor.accountId : null
    if (isOn) await tx.insert(interests).values({ structureId: actor.structureId, clientFileId, offerId, notedBy })
    else await tx.update(interests).set({ removedAt: now }).where(open)
    await recordAudit(tx, actor, {
      structureId: actor.structureId,
      operation: isOn ? 'interest.note' : 'interest.remove',
      subjectKind: 'offer',
      subjectId: offerId,
      clientFileId,
    })
    return accept(null)
  })
}

/** Whether the file is open and the offer one of the structure's; to like it, one that has a heart, which a member can see. */
async function areHere(tx: LockedTx, { kind, structureId }: Member | Staff, wanted: Wanted): Promise<boolean> {
  const [file] = await tx
    .select({ id: clientFiles.id })
    .from(clientFiles)
    .where(
      and(
        eq(clientFiles.structureId, structureId),
        eq(clientFiles.id, wanted.clientFileId),
        eq(clientFiles.status, 'active'),
      ),
    )
  const [offer] = await tx
    .select({ kind: offers.kind, isPublished: offers.isPublished })
    .from(offers)
    .where(and(eq(offers.structureId, structureId), eq(offers.id, wanted.offerId)))
  if (!file || !offer) return false
  return !wanted.isOn || (isLikeable(offer) && (kind === 'staff' || offer.isPublished))
}
