import 'server-only'
import type { MailContent } from '@/emails/content'
import { writeActivation, writeAlreadyKnown, writeReset } from '@/emails/messages/account'
import * as booking from '@/emails/messages/booking'
import { writeContact } from '@/emails/messages/contact'
import { writeCreditAdded } from '@/emails/messages/credit'
import { writeMoneyDue } from '@/emails/messages/dunning'
import { writeInstalmentPaid, writeInstalmentRefused } from '@/emails/messages/instalment'
import { writeOrderPaid } from '@/emails/messages/order'
import { writeRate } from '@/emails/messages/rate'
import { writeRefund } from '@/emails/messages/refund'
import { renderMail } from '@/emails/render'
import { linkMinutes } from '@/lib/accounts/types'
import type { Busy, Outcome } from '@/lib/core/outcome'
import { keepPapersOfOrder } from '@/lib/papers/flows'
import { listPapersOfOrder } from '@/lib/papers/queries/list-papers'
import { SendError, sendMail } from '@/lib/services/resend'
import { beginDelivery, noteFailure, noteSent } from './commands/note-delivery'
import { issueLink, writeMessages } from './commands/write-messages'
import { findBookingFacts } from './queries/find-booking-facts'
import { findContactFacts } from './queries/find-contact-facts'
import { findCreditFacts } from './queries/find-credit-facts'
import { findDueFacts } from './queries/find-due-facts'
import { findInstalmentFacts, findReceiptId } from './queries/find-instalment-facts'
import { findOrderFacts } from './queries/find-order-facts'
import { findRateAnswer, listRateEnds, type RateLetter } from './queries/find-rate-letters'
import { findRefundFacts } from './queries/find-refund-facts'
import { findAccountRecipient, findOverride, getSender, listWritten } from './queries/get-sender'
import { readAttachments } from './queries/read-attachments'
import { describeMail } from './rules'
import type { Attachment, BookingFacts, Draft, MessageTemplate, Occasion, Override, Sender } from './types'

/** A mail to compose, and whom it goes to. */
type Letter = {
  template: MessageTemplate
  recipient: string | null
  write: (sender: Sender, override: Override | null) => MailContent
  replyTo?: string
  clientFileId?: string | null
  attachments?: (sender: Sender) => Attachment[]
}

/** A job has no screen to show 'busy' on: it throws, and is tried again. */
function accepted<Value>(outcome: Outcome<Value, Busy>): Value {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal}`)
  return outcome.value
}

async function toDraft(sender: Sender, structureId: string, letter: Letter, recipient: string): Promise<Draft> {
  const { template, replyTo, clientFileId, attachments } = letter
  const content = letter.write(sender, await findOverride(structureId, template))
  return {
    template,
    recipient,
    replyTo: replyTo ?? null,
    clientFileId: clientFileId ?? null,
    subject: content.subject,
    ...(await renderMail(content)),
    attachments: attachments?.(sender) ?? [],
  }
}

/** Composes the mails of an occasion and writes them, once whatever dies in between. Somebody without an address gets none. */
async function prepare(occasion: Occasion, listLetters: () => Promise<Letter[]>): Promise<string[]> {
  const written = await listWritten(occasion)
  if (written.length > 0) return written
  const letters = await listLetters()
  const sender = await getSender(occasion.structureId)
  const drafts: Draft[] = []
  for (const letter of letters) {
    if (letter.recipient) drafts.push(await toDraft(sender, occasion.structureId, letter, letter.recipient))
  }
  return accepted(await writeMessages(occasion, drafts))
}

/** The link of a sign-up ([1.B2]), or of a forgotten password ([1.B4]). */
export function tellLink(occasion: Occasion, accountId: string, kind: 'activation' | 'reset'): Promise<string[]> {
  return prepare(occasion, async () => {
    const person = await findAccountRecipient(occasion.structureId, accountId)
    if (person?.status !== (kind === 'activation' ? 'pending' : 'active')) return []
    const token = accepted(await issueLink(occasion.structureId, accountId, kind))
    return [
      {
        template: kind === 'activation' ? 'account_activation' : 'password_reset',
        recipient: person.email,
        clientFileId: person.clientFileId,
        write: (sender, override) =>
          kind === 'activation'
            ? writeActivation(sender, { token, minutes: linkMinutes[kind], askedAt: person.createdAt }, override)
            : writeReset(sender, token, linkMinutes[kind], override),
      },
    ]
  })
}

/** To whoever asked for an account that they already have ([1.B3]). */
export function tellAlreadyKnown(occasion: Occasion, accountId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const person = await findAccountRecipient(occasion.structureId, accountId)
    if (person?.status !== 'active') return []
    const { email: recipient, clientFileId } = person
    return [{ template: 'account_known', recipient, clientFileId, write: writeAlreadyKnown }]
  })
}

/** Confirmation of a paid order, with its invoice and its receipt, which are written now if they aren't yet ([1.D9]). */
export function tellOrderPaid(occasion: Occasion, orderId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const order = await findOrderFacts(occasion.structureId, orderId)
    if (!order) return []
    const { facts, email: recipient, clientFileId } = order
    await keepPapersOfOrder(orderId)
    const papers = await listPapersOfOrder(occasion.structureId, orderId)
    const attachments = () => papers.map(({ documentId }) => ({ documentId }))
    const write = (sender: Sender, override: Override | null) => writeOrderPaid(sender, facts, override)
    return [{ template: 'order_paid', recipient, clientFileId, write, attachments }]
  })
}

const refundTemplates = { staff: 'refund_made', withdrawal: 'withdrawal_received', double: 'double_payment' } as const

/** What is given back, and the receipt of a contract renounced ([1.D10] [1.D13] [6.R8]). */
export function tellRefund(occasion: Occasion, refundId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const refund = await findRefundFacts(occasion.structureId, refundId)
    if (!refund) return []
    const { facts, email: recipient, clientFileId } = refund
    const write = (sender: Sender, override: Override | null) => writeRefund(sender, facts, override)
    return [{ template: refundTemplates[facts.reason], recipient, clientFileId, write }]
  })
}

const calendarFile = (facts: BookingFacts, reader: 'member' | 'teacher') => (sender: Sender) => [
  {
    filename: facts.cancelledAt ? 'annulation.ics' : 'cours.ics',
    contentType: `text/calendar; charset=utf-8; method=${facts.cancelledAt ? 'CANCEL' : 'REQUEST'}`,
    content: Buffer.from(booking.writeBookingCalendar(sender, facts, reader)).toString('base64'),
  },
]

/** To the member and the teacher, each with the lesson for their calendar ([1.F4]). It tells the lesson as it was booked. */
export function tellBooked(occasion: Occasion, bookingId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const found = await findBookingFacts(occasion.structureId, bookingId)
    if (!found) return []
    const facts = { ...found.facts, cancelledAt: null, cancelledBy: null, cancelMessage: null, revision: 0 }
    return [
      {
        template: 'booking_confirmed',
        recipient: facts.member.email,
        clientFileId: found.clientFileId,
        write: (sender, override) => booking.writeBookingConfirmed(sender, facts, override),
        attachments: calendarFile(facts, 'member'),
      },
      {
        template: 'booking_confirmed_teacher',
        recipient: facts.teacher.email,
        write: (sender, override) => booking.writeBookingConfirmedToTeacher(sender, facts, override),
        attachments: calendarFile(facts, 'teacher'),
      },
    ]
  })
}

/** To the member, the teacher and the administration ([1.G4]). */
export function tellCancelled(occasion: Occasion, bookingId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const found = await findBookingFacts(occasion.structureId, bookingId)
    if (!found?.facts.cancelledAt) return []
    const { facts, clientFileId } = found
    const { settings } = await getSender(occasion.structureId)
    return [
      {
        template: 'booking_cancelled',
        recipient: facts.member.email,
        clientFileId,
        write: (sender, override) => booking.writeBookingCancelled(sender, facts, override),
        attachments: calendarFile(facts, 'member'),
      },
      {
        template: 'booking_cancelled_teacher',
        recipient: facts.teacher.email,
        write: (sender, override) => booking.writeBookingCancelledToTeacher(sender, facts, override),
        attachments: calendarFile(facts, 'teacher'),
      },
      {
        template: 'booking_cancelled_office',
        recipient: settings.officeEmail,
        write: (sender, override) => booking.writeBookingCancelledToOffice(sender, facts, override),
      },
    ]
  })
}

/** A part by card that was charged, with its receipt ([1.D11] [1.D9]). */
export function tellInstalmentPaid(occasion: Occasion, paymentId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const part = await findInstalmentFacts(occasion.structureId, paymentId)
    if (!part?.facts.isPaid) return []
    const { facts, email: recipient, clientFileId } = part
    await keepPapersOfOrder(part.orderId)
    const receiptId = await findReceiptId(occasion.structureId, paymentId)
    const attachments = () => (receiptId ? [{ documentId: receiptId }] : [])
    const write = (sender: Sender, override: Override | null) => writeInstalmentPaid(sender, facts, override)
    return [{ template: 'instalment_paid', recipient, clientFileId, write, attachments }]
  })
}

/** A part by card that the bank refused: the link where its holder pays it, unless they have meanwhile ([1.D11]). */
export function tellInstalmentRefused(occasion: Occasion, paymentId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const part = await findInstalmentFacts(occasion.structureId, paymentId)
    const graceUntil = part?.facts.graceUntil
    if (!part || !graceUntil) return []
    const { facts, email: recipient, clientFileId } = part
    const write = (sender: Sender, override: Override | null) =>
      writeInstalmentRefused(sender, { ...facts, graceUntil }, override)
    return [{ template: 'instalment_refused', recipient, clientFileId, write }]
  })
}

const toRateLetter = ({ facts, email: recipient, clientFileId }: RateLetter): Letter => ({
  template: `reduced_rate_${facts.kind}`,
  recipient,
  clientFileId,
  write: (sender, override) => writeRate(sender, facts, override),
})

/** The answer to a request for the reduced price, to whoever asked ([1.H4]). */
export function tellRateAnswered(occasion: Occasion, requestId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const answer = await findRateAnswer(occasion.structureId, requestId)
    return answer ? [toRateLetter(answer)] : []
  })
}

/** A reduced price taken back, to every payer of the learner ([1.C1]). */
export function tellRateRevoked(occasion: Occasion, grantId: string): Promise<string[]> {
  return prepare(occasion, async () => (await listRateEnds(occasion.structureId, grantId)).map(toRateLetter))
}

/** What somebody owes when the reminder is written; nothing to whoever has paid meanwhile ([1.H11]). */
export function tellDue(occasion: Occasion, clientFileId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const due = await findDueFacts(occasion.structureId, clientFileId)
    const write: Letter['write'] = (sender, override) => writeMoneyDue(sender, due!.facts, override)
    return due ? [{ template: 'money_due', recipient: due.email, clientFileId, write }] : []
  })
}

/** Credit that a client was given ([6.R8] [6.R9]). */
export function tellCredit(occasion: Occasion, entryId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const credit = await findCreditFacts(occasion.structureId, entryId)
    const write: Letter['write'] = (sender, override) => writeCreditAdded(sender, credit!.facts, override)
    return credit ? [{ ...credit, template: 'credit_added', recipient: credit.email, write }] : []
  })
}

/** What a visitor wrote, to the mailbox of the administration; answers go to the visitor ([1.A1]). */
export function tellContact(occasion: Occasion, contactRequestId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const contact = await findContactFacts(occasion.structureId, contactRequestId)
    if (!contact) return []
    const { settings } = await getSender(occasion.structureId)
    return [
      {
        template: contact.kind === 'rental' ? 'rental_received' : 'contact_received',
        recipient: settings.officeEmail,
        replyTo: contact.email,
        write: (sender, override) => writeContact(sender, contact, override),
      },
    ]
  })
}

/**
 * Sends one message, once ([6.R12]): its id is the provider's idempotency key, and its state says whether it left. A death
 * anywhere is followed by another call, which either finds it sent or asks the provider again under the same key.
 * Throws SendError when it must be tried again.
 */
export async function deliver(messageId: string): Promise<'sent' | 'skipped' | 'refused'> {
  const message = accepted(await beginDelivery(messageId))
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
