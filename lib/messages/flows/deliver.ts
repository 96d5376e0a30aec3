import 'server-only'
import { unwrap } from '@/lib/core/outcome'
import { SendError, sendMail } from '@/lib/services/resend'
import { beginDelivery, noteFailure, noteSent } from '../commands/note-delivery'
import { readAttachments } from '../queries/read-attachments'
import { describeMail } from '../rules'

/**
 * Sends one message, once ([6.R12]): its id is the provider's idempotency key, and its state says whether it left. A death
 * anywhere is followed by another call, which either finds it sent or asks the provider again under the same key.
 * Throws SendError when it must be tried again.
 */
export async function deliver(messageId: string): Promise<'sent' | 'skipped' | 'refused'> {
  const message = unwrap(await beginDelivery(messageId))
  if (!message) return 'skipped'
  try {
    const { id } = await sendMail(describeMail(message, await readAttachments(message.attachments)), messageId)
    await noteSent(message, id)
    return 'sent'
  } catch (error) {
    if (!(error instanceof SendError)) throw error
    await noteFailure(messageId, error.message, error.failure === 'refused')
    if (error.failure === 'refused') return 'refused'
    throw error
  }
}
