import 'server-only'
import { inArray, sql } from 'drizzle-orm'
import { accountSessions } from '@/db/schema/accounts'
import { clientFiles } from '@/db/schema/client-files'
import { importLines } from '@/db/schema/exchanges'
import { messages } from '@/db/schema/messages'
import { stripeEvents } from '@/db/schema/payments'
import { contactRequests } from '@/db/schema/site'
import { inTransaction } from '@/db/transaction'
import type { LockedTx } from '@/lib/core/locks'
import { accept, type Outcome } from '@/lib/core/outcome'
import type { Outlived, RetentionCategory } from '../types'
import { leaveAccount } from './leave-account'

type Forget = (tx: LockedTx, ids: string[]) => Promise<unknown>

/** That a message left, and when, stays; what it said goes. */
const forgetMessages: Forget = (tx, ids) =>
  tx.update(messages).set({ html: '', text: '', attachments: [] }).where(inArray(messages.id, ids))

const forgetSessions: Forget = (tx, ids) =>
  tx.update(accountSessions).set({ userAgent: '', ipAddress: '' }).where(inArray(accountSessions.id, ids))

/** Which event came stays: it is never handled twice ([6.R3]). */
const forgetEvents: Forget = (tx, ids) =>
  tx.update(stripeEvents).set({ payload: {} }).where(inArray(stripeEvents.id, ids))

/** What each line made stays known by its ids. */
const forgetLines: Forget = (tx, ids) =>
  tx.update(importLines).set({ cells: {}, problems: [] }).where(inArray(importLines.id, ids))

/** A sign-up that nobody activated goes with the file that it had begun. */
const forgetAccounts: Forget = async (tx, ids) => {
  const files = await tx
    .select({ id: clientFiles.id, structureId: clientFiles.structureId, accountId: clientFiles.accountId })
    .from(clientFiles)
    .where(inArray(clientFiles.accountId, ids))
  for (const { id, structureId } of files) await tx.execute(sql`select delete_client_file(${structureId}, ${id})`)
  for (const id of ids) await leaveAccount(tx, id, false)
}

const forget: Record<RetentionCategory, Forget> = {
  messages: forgetMessages,
  contactRequests: (tx, ids) => tx.delete(contactRequests).where(inArray(contactRequests.id, ids)),
  sessions: forgetSessions,
  waitingAccounts: forgetAccounts,
  providerEvents: forgetEvents,
  importLines: forgetLines,
}

/** Erases what has been kept long enough; done twice, it is done once ([6.L1]). */
export function forgetOutlived({ category, ids }: Outlived): Promise<Outcome<number, never>> {
  return inTransaction(async (tx) => {
    await forget[category](tx as LockedTx, ids)
    return accept(ids.length)
  })
}
