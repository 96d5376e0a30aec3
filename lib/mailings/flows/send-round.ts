import 'server-only'
import { unwrap } from '@/lib/core/outcome'
import { findReader } from '@/lib/templates/queries/find-reader'
import { beginSending, finishSending } from '../commands/steer'
import { skipLeft, writeRecipient } from '../commands/write-recipient'
import { listWaitingRecipients } from '../queries/list-waiting'
import { type Composer, composeLetter, openComposer } from './compose-letter'

/** What a round wrote. more: there are others to write now; else it is done, stopped, or waits for its sender's quota. */
export type Round = { messageIds: string[]; isMore: boolean }

const perRound = 100

type Waiting = Awaited<ReturnType<typeof listWaitingRecipients>>[number]

/** One recipient: the id of their message, null for nobody written to now, 'stop' where the round ends. */
async function writeNext(composer: Composer, { id, clientFileId }: Waiting): Promise<string | null | 'stop'> {
  const { mailing } = composer.content
  const reader = clientFileId ? await findReader(mailing.structureId, clientFileId, composer.named) : null
  if (!reader) {
    await skipLeft(id)
    return null
  }
  const outcome = await writeRecipient(id, await composeLetter(composer, id, reader))
  // Of two rounds at once, the database's guard holds one back; whoever said no meanwhile is skipped by the next round.
  if (!outcome.ok) return outcome.refusal === 'quota_reached' ? 'stop' : null
  const { value } = outcome
  if (value.kind === 'written') return value.messageId
  return value.kind === 'skipped' ? null : 'stop'
}

/**
 * Writes the next recipients of a mailing ([2.C6]). A death anywhere loses nothing: each recipient is a transaction of its own,
 * and the next round goes on where this one stopped ([6.R13]).
 */
export async function sendRound(mailingId: string): Promise<Round> {
  if (!unwrap(await beginSending(mailingId))) return { messageIds: [], isMore: false }
  const composer = await openComposer(mailingId)
  if (!composer) return { messageIds: [], isMore: false }
  const waiting = await listWaitingRecipients(mailingId, perRound)
  const messageIds: string[] = []
  for (const recipient of waiting) {
    const written = await writeNext(composer, recipient)
    if (written === 'stop') return { messageIds, isMore: false }
    if (written) messageIds.push(written)
  }
  const isDone = unwrap(await finishSending(mailingId))
  return { messageIds, isMore: !isDone && waiting.length > 0 }
}
