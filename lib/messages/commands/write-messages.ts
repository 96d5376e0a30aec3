import 'server-only'
import { inArray, sql } from 'drizzle-orm'
import { messages } from '@/db/schema/messages'
import { writeActivation, writeAlreadyKnown, writeReset } from '@/emails/messages/account'
import * as booking from '@/emails/messages/booking'
import type { Sender } from '@/emails/messages/brand'
import { writeContact } from '@/emails/messages/contact'
import { writeOrderPaid } from '@/emails/messages/order'
import type { TemplateName } from '@/emails/template'
import { issueAccountToken } from '@/lib/accounts/commands/links'
import { linkMinutes } from '@/lib/accounts/types'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Busy, type Outcome } from '@/lib/core/outcome'
import type { Instant } from '@/lib/core/time'
import { findBookingFacts } from '../queries/find-booking-facts'
import { findContactFacts } from '../queries/find-contact-facts'
import { findOrderFacts } from '../queries/find-order-facts'
import { findAccountRecipient, findOverride, getSender } from '../queries/get-sender'
import { messageKey } from '../rules'
import type { Attachment, Occasion } from '../types'
import { type Letter, toDraft } from './to-draft'

type Writing = { tx: LockedTx; now: Instant; sender: Sender; structureId: string }
type Written = Outcome<string[], Busy>

/** One transaction: what happened is read, its mails are composed and put in their table, to be sent after it. */
function write(occasion: Occasion, composeAll: (writing: Writing) => Promise<Letter[]>): Promise<Written> {
  const { structureId, key } = occasion
  return withLocks([], async (tx, now) => {
    const known = await tx
      .select({ id: messages.id })
      .from(messages)
      .where(sql`starts_with(${messages.key}, ${`${key}:`})`)
    if (known.length > 0) return accept(known.map((row) => row.id))
    const sender = await getSender(tx, structureId)
    const letters = await composeAll({ tx, now, sender, structureId })
    const drafts = await Promise.all(letters.map(toDraft))
    const rows = drafts.map((draft) => ({
      ...draft,
      structureId,
      key: messageKey(key, draft.template, draft.recipient),
    }))
    if (rows.length === 0) return accept([])
    // Two jobs for one event: the second finds the rows of the first.
    await tx.insert(messages).values(rows).onConflictDoNothing({ target: messages.key })
    const keys = rows.map((row) => row.key)
    const written = await tx.select({ id: messages.id }).from(messages).where(inArray(messages.key, keys))
    return accept(written.map((row) => row.id))
  })
}

const words = ({ tx, structureId }: Writing, template: TemplateName) => findOverride(tx, structureId, template)

/** The link of a sign-up ([1.B2]), or of a forgotten password ([1.B4]); made here, so that no secret waits in the outbox. */
export function writeLinkMail(occasion: Occasion, accountId: string, kind: 'activation' | 'reset'): Promise<Written> {
  return write(occasion, async (writing) => {
    const { tx, now, sender, structureId } = writing
    const person = await findAccountRecipient(tx, structureId, accountId)
    const expected = kind === 'activation' ? 'pending' : 'active'
    if (person?.status !== expected) return []
    const template = kind === 'activation' ? 'account_activation' : 'password_reset'
    const override = await words(writing, template)
    const token = await issueAccountToken(tx, now, { accountId, structureId, kind })
    const compose = kind === 'activation' ? writeActivation : writeReset
    const content = compose(sender, token, linkMinutes[kind], override)
    return [{ template, recipient: person.email, clientFileId: person.clientFileId, content }]
  })
}

/** To whoever asked for an account that they already have ([1.B3]). */
export function writeAlreadyKnownMail(occasion: Occasion, accountId: string): Promise<Written> {
  return write(occasion, async (writing) => {
    const person = await findAccountRecipient(writing.tx, writing.structureId, accountId)
    if (person?.status !== 'active') return []
    const content = writeAlreadyKnown(writing.sender, await words(writing, 'account_known'))
    return [{ template: 'account_known', recipient: person.email, clientFileId: person.clientFileId, content }]
  })
}

/** Confirmation and receipt of a paid order ([1.D9]). */
export function writeOrderMail(occasion: Occasion, orderId: string): Promise<Written> {
  return write(occasion, async (writing) => {
    const order = await findOrderFacts(writing.tx, writing.structureId, orderId)
    if (!order?.email) return []
    const content = writeOrderPaid(writing.sender, order.facts, await words(writing, 'order_paid'))
    return [{ template: 'order_paid', recipient: order.email, clientFileId: order.clientFileId, content }]
  })
}

const calendarFile = (sender: Sender, facts: booking.BookingFacts, reader: 'member' | 'teacher'): Attachment => ({
  filename: facts.cancelledAt ? 'annulation.ics' : 'cours.ics',
  contentType: `text/calendar; charset=utf-8; method=${facts.cancelledAt ? 'CANCEL' : 'REQUEST'}`,
  content: Buffer.from(booking.writeBookingCalendar(sender, facts, reader)).toString('base64'),
})

/** To the member and the teacher, each with the lesson for their calendar ([1.F4]). It tells the lesson as it was booked. */
export function writeBookingMails(occasion: Occasion, bookingId: string): Promise<Written> {
  return write(occasion, async (writing) => {
    const found = await findBookingFacts(writing.tx, writing.structureId, bookingId)
    if (!found) return []
    const { sender } = writing
    const facts = { ...found.facts, cancelledAt: null, cancelledBy: null, cancelMessage: null, revision: 0 }
    const toMember = booking.writeBookingConfirmed(sender, facts, await words(writing, 'booking_confirmed'))
    const overrideForTeacher = await words(writing, 'booking_confirmed_teacher')
    const toTeacher: Letter = {
      template: 'booking_confirmed_teacher',
      recipient: facts.teacher.email,
      content: booking.writeBookingConfirmedToTeacher(sender, facts, overrideForTeacher),
      attachments: [calendarFile(sender, facts, 'teacher')],
    }
    if (!facts.member.email) return [toTeacher]
    const member: Letter = {
      template: 'booking_confirmed',
      recipient: facts.member.email,
      clientFileId: found.clientFileId,
      content: toMember,
      attachments: [calendarFile(sender, facts, 'member')],
    }
    return [member, toTeacher]
  })
}

/** To the member, the teacher and the administration ([1.G4]). */
export function writeCancellationMails(occasion: Occasion, bookingId: string): Promise<Written> {
  return write(occasion, async (writing) => {
    const found = await findBookingFacts(writing.tx, writing.structureId, bookingId)
    if (!found?.facts.cancelledAt) return []
    const { sender } = writing
    const { facts, clientFileId } = found
    const letters: Letter[] = [
      {
        template: 'booking_cancelled_teacher',
        recipient: facts.teacher.email,
        content: booking.writeBookingCancelledToTeacher(
          sender,
          facts,
          await words(writing, 'booking_cancelled_teacher'),
        ),
        attachments: [calendarFile(sender, facts, 'teacher')],
      },
      {
        template: 'booking_cancelled_office',
        recipient: sender.settings.officeEmail,
        content: booking.writeBookingCancelledToOffice(sender, facts, await words(writing, 'booking_cancelled_office')),
      },
    ]
    if (!facts.member.email) return letters
    const content = booking.writeBookingCancelled(sender, facts, await words(writing, 'booking_cancelled'))
    const attachments = [calendarFile(sender, facts, 'member')]
    return [
      { template: 'booking_cancelled', recipient: facts.member.email, clientFileId, content, attachments },
      ...letters,
    ]
  })
}

/** What a visitor wrote, to the structure's mailbox; answers go to the visitor ([1.A1]). */
export function writeContactMail(occasion: Occasion, contactRequestId: string): Promise<Written> {
  return write(occasion, async (writing) => {
    const contact = await findContactFacts(writing.tx, writing.structureId, contactRequestId)
    if (!contact) return []
    const template = contact.kind === 'rental' ? 'rental_received' : 'contact_received'
    const content = writeContact(writing.sender, contact, await words(writing, template))
    return [{ template, recipient: writing.sender.settings.email, replyTo: contact.email, content }]
  })
}
