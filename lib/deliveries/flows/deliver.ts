import 'server-only'
import { unwrap } from '@/lib/core/outcome'
import { SendError, sendMail } from '@/lib/services/resend'
import { beginDelivery, noteMissed, noteRefused, noteSent } from '../commands/note-delivery'
import { readAttachments } from '../queries/read-attachments'
import { describeMail } from '../rules'

/** What became of one attempt; a number: in how many milliseconds the next one is. */
export type Delivery = 'sent' | 'skipped' | 'refused' | number

/**
 * Sends one message, once ([6.R12]): its id is the provider's idempotency key, and its state says whether it left. A death
 * anywhere is followed by another call, which either finds it sent or asks the provider again under the same key.
 */
export async function deliver(messageId: string): Promise<Delivery> {
  const message = unwrap(await beginDelivery(messageId))
  if (!message) return 'skipped'
  try {
    const { id } = await sendMail(describeMail(message, await readAttachments(message.attachments)), messageId)
    await noteSent(message, id)
    return 'sent'
  } catch (error) {
    if (!(error instanceof SendError)) throw error
    const { failure, message: words, retryAfterSeconds: askedSeconds } = error
    if (failure === 'refused') {
      await noteRefused(message, words)
      return 'refused'
    }
    const isTaken = failure === 'limited' ? 'no' : 'unknown'
    return (await noteMissed(message, { error: words, askedSeconds, isTaken })) ?? 'skipped'
  }
}
