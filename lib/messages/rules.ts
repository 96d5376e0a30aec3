/*
 * A message is one e-mail to one person for one business reason.
 * - The same reason to the same person leaves once; 'Renvoyer' is a reason of its own ([0.I7]).
 * - The provider forgets our key after 24 h: a send whose answer is unknown is asked again until then, never after; a
 *   person looks at it ([6.R12]).
 * - A log must not be a key: the text of a mail that holds a one-time link is emptied once it has left ([6.S3]).
 */
import type { Instant } from '@/lib/core/time'
import type { MessageState, WrittenFile } from './types'

/** An hour less than the provider's 24 h, for a request that takes its time. */
const ambiguousForMs = 23 * 3_600_000

/** One row for a reason, a text and a person, whatever the case of the address ([0.I7]). */
export const messageKey = (reason: string, template: string, recipient: string): string =>
  `${reason}:${template}:${recipient.toLowerCase()}`

/** Whether a message may be handed to the provider now; both instants are real time, as the provider's is. */
export function decideSend(
  message: { state: MessageState; firstAttemptAt: Instant | null },
  now: Instant,
): 'send' | 'skip' | 'to_check' {
  if (message.state !== 'queued') return 'skip'
  const { firstAttemptAt } = message
  return firstAttemptAt && now.getTime() - firstAttemptAt.getTime() > ambiguousForMs ? 'to_check' : 'send'
}

const withSecret: readonly string[] = ['account_activation', 'password_reset', 'gift_sent', 'gift_bought']

/** Whether a text holds a link that acts for its reader: it isn't kept once it has left ([6.S3]). */
export const holdsSecret = (template: string): boolean => withSecret.includes(template)

const stateOfEvent: Record<string, MessageState> = {
  'email.sent': 'sent',
  'email.delivered': 'delivered',
  'email.bounced': 'bounced',
  'email.suppressed': 'bounced',
  'email.complained': 'complained',
  'email.failed': 'failed',
}

/** Events come twice and in any order: a message only moves to a state that says more ([6.R3]). */
const rank: Record<MessageState, number> = {
  queued: 0,
  failed: 1,
  to_check: 2,
  sent: 3,
  delivered: 4,
  bounced: 5,
  complained: 6,
}

/** The state after an event of the provider; null when it changes nothing. Any event proves that the mail had left. */
export function computeState(current: MessageState, event: string): MessageState | null {
  const next = stateOfEvent[event]
  return next && rank[next] > rank[current] ? next : null
}

type Written = {
  id: string
  senderName: string
  senderEmail: string
  recipient: string
  replyTo: string | null
  subject: string
  html: string
  text: string
}

/** A name in a header stays a name, whatever it holds. */
const senderOf = ({ senderName, senderEmail }: Written): string =>
  `"${senderName.replace(/["\\<>\r\n]/g, '')}" <${senderEmail}>`

/** A message as the provider is asked to send it; answers go to the structure unless the message says otherwise. */
export const describeMail = (message: Written, attachments: WrittenFile[]) => ({
  messageId: message.id,
  from: senderOf(message),
  to: message.recipient,
  replyTo: message.replyTo ?? message.senderEmail,
  subject: message.subject,
  html: message.html,
  text: message.text,
  attachments,
  headers: { 'Auto-Submitted': 'auto-generated' },
})
