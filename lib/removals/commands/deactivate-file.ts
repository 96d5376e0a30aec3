import 'server-only'
import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { bookings } from '@/db/schema/bookings'
import { clientFiles, guardianships, learners, reducedRateGrants } from '@/db/schema/client-files'
import { fileMergers } from '@/db/schema/duplicates'
import { giftVouchers } from '@/db/schema/gifts'
import { orders } from '@/db/schema/orders'
import { writeOffs } from '@/db/schema/write-offs'
import { writeConsents } from '@/lib/client-files/commands/say-consents'
import { consentChannels } from '@/lib/client-files/types'
import type { LockedTx } from '@/lib/core/locks'
import type { Instant } from '@/lib/core/time'

const blankContact = {
  civility: null,
  locale: null,
  email: null,
  birthOn: null,
  addressLine1: '',
  addressLine2: '',
  city: '',
  phone: '',
  billing: null,
  wantsReminders: false,
  resemblesFileId: null,
  accountId: null,
}
const blankLearner = {
  birthOn: null,
  notesForTeacher: '',
  emergencyContact: '',
  mayCollect: '',
  hasImageConsent: false,
  copyEmail: null,
  copyConfirmedAt: null,
}

/**
 * All personal data goes but name, postcode and what the law makes the structure keep (invoices, receipts, lessons given);
 * what was merged into the file goes the same way. What goes and what stays: docs/guides/privacy.md ([2.A6]).
 */
export async function deactivateFile(tx: LockedTx, structureId: string, fileId: string, now: Instant): Promise<void> {
  const fileIds = await listMergedInto(tx, fileId)
  for (const id of fileIds) await tx.execute(sql`select forget_client_file(${structureId}, ${id})`)
  await tx.update(clientFiles).set(blankContact).where(inArray(clientFiles.id, fileIds))
  await tx
    .update(clientFiles)
    .set({ status: 'deactivated', deactivatedAt: now, mustAnswerConsents: false })
    .where(eq(clientFiles.id, fileId))
  await forgetLearners(tx, fileIds)
  await forgetWords(tx, fileIds)
  const words = consentChannels.map((channel) => ({ channel, isGranted: false }))
  await writeConsents(tx, now, { structureId, clientFileId: fileId }, words, 'profile')
}

/** A file and those that were merged into it, at any depth. */
async function listMergedInto(tx: LockedTx, fileId: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`with recursive tree as (
    select ${fileId}::uuid as id union select f.id from client_files f join tree t on f.merged_into_id = t.id) select id from tree`)
  return [...rows].map(({ id }) => id)
}

/** Their names stay with the lessons given; those whom another household answers for keep everything. */
async function forgetLearners(tx: LockedTx, fileIds: string[]): Promise<void> {
  const theirs = sql`(select g.learner_id from ${guardianships} g where g.client_file_id = any (${`{${fileIds.join(',')}}`}::uuid[]))`
  const others = sql`(select g.learner_id from ${guardianships} g join ${clientFiles} f on f.id = g.client_file_id
    where f.status = 'active' and g.client_file_id <> all (${`{${fileIds.join(',')}}`}::uuid[]))`
  const alone = sql`${learners.id} in ${theirs} and ${learners.id} not in ${others}`
  await tx
    .update(reducedRateGrants)
    .set({ reason: '-' })
    .where(sql`${reducedRateGrants.learnerId} in (select ${learners.id} from ${learners} where ${alone})`)
  await tx.update(learners).set(blankLearner).where(alone)
}

/** What the person wrote, for whom gifts were, the card kept for instalments, why a debt was given up, and what could undo a merge. */
async function forgetWords(tx: LockedTx, fileIds: string[]): Promise<void> {
  await tx.update(bookings).set({ cancelMessage: null }).where(inArray(bookings.clientFileId, fileIds))
  await tx
    .update(giftVouchers)
    .set({ recipientEmail: '', message: '' })
    .where(inArray(giftVouchers.clientFileId, fileIds))
  await tx.update(orders).set({ cardCustomerId: null, cardMethodId: null }).where(inArray(orders.clientFileId, fileIds))
  const theirs = tx.select({ id: orders.id }).from(orders).where(inArray(orders.clientFileId, fileIds))
  await tx.update(writeOffs).set({ reason: '–', undoneReason: '' }).where(inArray(writeOffs.orderId, theirs))
  await tx
    .update(fileMergers)
    .set({ moved: {}, before: {} })
    .where(
      and(
        or(inArray(fileMergers.keptFileId, fileIds), inArray(fileMergers.mergedFileId, fileIds)),
        isNull(fileMergers.undoneAt),
      ),
    )
}
