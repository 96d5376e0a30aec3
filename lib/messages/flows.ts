import 'server-only'
import type { Busy, Outcome } from '@/lib/core/outcome'
import { SendError, sendMail } from '@/lib/services/resend'
import { beginDelivery, noteFailure, noteSent, type Sendable } from './commands/note-delivery'

/** A name in a header stays a name, whatever it holds. */
const senderOf = ({ senderName, senderEmail }: Sendable): string =>
  `"${senderName.replace(/["\\<>\r\n]/g, '')}" <${senderEmail}>`

/** A job has no screen to show 'busy' on: it throws, and is tried again. */
export function expect<Value>(outcome: Outcome<Value, Busy>): Value {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal}`)
  return outcome.value
}

/**
 * Sends one message, once ([6.R12]): its id is the provider's idempotency key, and its state says whether it left. A death
 * anywhere is followed by another call, which either finds it sent or asks the provider again under the same key.
 * Throws SendError when it must be tried again.
 */
export async function deliver(messageId: string): Promise<'sent' | 'skipped' | 'refused'> {
  const message = expect(await beginDelivery(messageId))
  if (!message) return 'skipped'
  try {
    const { id } = await sendMail(
      {
        messageId,
        from: senderOf(message),
        to: message.recipient,
        replyTo: message.replyTo ?? message.senderEmail,
        subject: message.subject,
        html: message.html,
        text: message.text,
        attachments: message.attachments,
        headers: { 'Auto-Submitted': 'auto-generated' },
      },
      messageId,
    )
    await noteSent(message, id)
    return 'sent'
  } catch (error) {
    if (!(error instanceof SendError)) throw error
    await noteFailure(messageId, error.message, error.failure === 'refused')
    if (error.failure === 'refused') return 'refused'
    throw error
  }
}
