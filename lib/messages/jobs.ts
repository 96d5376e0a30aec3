import 'server-only'
import { NonRetriableError } from 'inngest'
import { isId } from '@/lib/core/ids'
import { deliverOutbox, inngest } from '@/lib/services/inngest'
import { recallLessons, warnOfEnds } from './commands/tell-due'
import { tellAbsence, tellSessionGiven, tellSessionSubstituted, tellSubstituted } from './flows/tell-absences'
import {
  tellAlreadyKnown,
  tellEmailAsked,
  tellExportReady,
  tellInvited,
  tellLink,
  tellRestored,
} from './flows/tell-account'
import { tellContact } from './flows/tell-contact'
import { tellCopyAsked } from './flows/tell-copy'
import { tellDecision } from './flows/tell-decision'
import { tellDispute } from './flows/tell-dispute'
import { tellExpiring, tellPassChanged, tellReminder } from './flows/tell-due'
import { tellGiftBought, tellGiftSent } from './flows/tell-gifts'
import { tellInvitedAuthor } from './flows/tell-invited-author'
import { tellMoved, tellRepeated } from './flows/tell-lesson-times'
import { tellBooked, tellCancelled } from './flows/tell-lessons'
import {
  tellCredit,
  tellDue,
  tellInstalmentPaid,
  tellInstalmentRefused,
  tellOrderPaid,
  tellRefund,
} from './flows/tell-orders'
import { tellPlaced, tellPostponed } from './flows/tell-places'
import { tellPortalSeen } from './flows/tell-portal'
import { tellQueue } from './flows/tell-queue'
import { tellRateAnswered, tellRateGrant } from './flows/tell-rates'
import { tellCourseChanged, tellSessionCancelled, tellSessionMoved, tellSessionTeacher } from './flows/tell-sessions'
import { tellSlots } from './flows/tell-slots'
import { tellStaffAccess, tellStaffInvited } from './flows/tell-staff'
import { tellCheque, tellWaiting } from './flows/tell-waiting'
import type { Occasion } from './types'

const queued = (id: string, reason: string) => ({
  id: `${reason}:${id}`,
  name: 'message.queued',
  data: { messageId: id },
})

function readOccasion(data: Record<string, unknown>): Occasion {
  const { structureId, key } = data
  if (!isId(structureId) || typeof key !== 'string') throw new NonRetriableError('an event without structure or key')
  return { structureId, key }
}

function readId(data: Record<string, unknown>, name: string): string {
  const id = data[name]
  if (!isId(id)) throw new NonRetriableError(`an event without ${name}`)
  return id
}

type Prepare = (occasion: Occasion, subjectId: string, data: Record<string, unknown>) => Promise<string[]>

/** An event of the outbox becomes messages; each then leaves by a job of its own, so that none waits for another. */
function onEvent(id: string, topic: string, subject: string, prepare: Prepare) {
  return inngest.createFunction({ id, retries: 20, triggers: { event: topic } }, async ({ event, step }) => {
    const ids = await step.run('write', () =>
      prepare(readOccasion(event.data), readId(event.data, subject), event.data),
    )
    if (ids.length > 0) {
      await step.sendEvent(
        'hand over',
        ids.map((messageId) => queued(messageId, 'message')),
      )
    }
    return ids.length
  })
}

/** The net under the nudge of `after()`: whatever it couldn't hand over leaves within the minute. */
const drain = inngest.createFunction({ id: 'outbox-drain', retries: 0, triggers: { cron: '* * * * *' } }, ({ step }) =>
  step.run('drain', deliverOutbox),
)

/** A reminder leaves within ten minutes of its hour ([1.G9]). */
const recall = inngest.createFunction(
  { id: 'messages-recall', retries: 0, concurrency: 1, triggers: { cron: '*/10 * * * *' } },
  async ({ step }) => ({ recalled: await step.run('recall', recallLessons) }),
)

/** Each hour, so that the morning of every structure is met, whatever its zone ([1.G6]). */
const warn = inngest.createFunction(
  { id: 'messages-warn', retries: 0, concurrency: 1, triggers: { cron: '5 * * * *' } },
  async ({ step }) => ({ ending: await step.run('warn', warnOfEnds) }),
)

export const jobs = [
  onEvent('messages-account-registered', 'account.registered', 'accountId', (occasion, id) =>
    tellLink(occasion, id, 'activation'),
  ),
  onEvent('messages-account-known', 'account.already_known', 'accountId', tellAlreadyKnown),
  onEvent('messages-account-invited', 'account.invited', 'accountId', (occasion, id, { clientFileId, isNew }) =>
    tellInvited(occasion, id, { clientFileId: isId(clientFileId) ? clientFileId : null, isNew: isNew === true }),
  ),
  onEvent('messages-file-restored', 'client_file.restored', 'accountId', (occasion, id, { clientFileId }) =>
    tellRestored(occasion, id, isId(clientFileId) ? clientFileId : null),
  ),
  onEvent('messages-email-asked', 'account.email_asked', 'accountId', (occasion, id, { clientFileId }) =>
    tellEmailAsked(occasion, id, isId(clientFileId) ? clientFileId : null),
  ),
  onEvent('messages-portal-seen', 'portal.seen', 'impersonationId', tellPortalSeen),
  onEvent('messages-export-ready', 'export.ready', 'exportId', tellExportReady),
  onEvent('messages-reset-requested', 'account.reset_requested', 'accountId', (occasion, id) =>
    tellLink(occasion, id, 'reset'),
  ),
  onEvent('messages-staff-invited', 'staff.invited', 'accountId', tellStaffInvited),
  onEvent('messages-staff-access', 'staff.access_changed', 'accountId', (occasion, id, { what }) =>
    tellStaffAccess(occasion, id, what),
  ),
  onEvent('messages-mailing-decided', 'mailing.decided', 'mailingId', (occasion, id, { decision }) =>
    tellDecision(occasion, id, decision),
  ),
  onEvent('messages-mailing-invited', 'mailing.invited', 'mailingId', (occasion, id, { accountId }) =>
    tellInvitedAuthor(occasion, id, accountId),
  ),
  onEvent('messages-gift-bought', 'gift.bought', 'voucherId', tellGiftBought),
  onEvent('messages-gift-due', 'gift.due', 'voucherId', tellGiftSent),
  onEvent('messages-order-placed', 'order.placed', 'orderId', (occasion, id) =>
    tellWaiting(occasion, id, 'order_placed'),
  ),
  onEvent('messages-order-reminder', 'order.due_soon', 'orderId', (occasion, id) =>
    tellWaiting(occasion, id, 'order_reminder'),
  ),
  onEvent('messages-order-part-received', 'order.part_received', 'orderId', (occasion, id) =>
    tellWaiting(occasion, id, 'order_part_received'),
  ),
  onEvent('messages-order-expired', 'order.expired', 'orderId', (occasion, id) =>
    tellWaiting(occasion, id, 'order_expired'),
  ),
  onEvent('messages-order-cancelled', 'order.cancelled', 'orderId', (occasion, id) =>
    tellWaiting(occasion, id, 'order_cancelled'),
  ),
  onEvent('messages-cheque-to-fix', 'cheque.to_fix', 'chequeId', tellCheque),
  onEvent('messages-cheque-bounced', 'cheque.bounced', 'chequeId', tellCheque),
  onEvent('messages-order-paid', 'order.paid', 'orderId', tellOrderPaid),
  onEvent('messages-refund-made', 'refund.made', 'refundId', tellRefund),
  onEvent('messages-instalment-paid', 'instalment.paid', 'paymentId', tellInstalmentPaid),
  onEvent('messages-instalment-refused', 'instalment.refused', 'paymentId', tellInstalmentRefused),
  onEvent('messages-money-due', 'dunning.reminded', 'clientFileId', tellDue),
  onEvent('messages-credit-added', 'account_credit.added', 'entryId', tellCredit),
  onEvent('messages-dispute-opened', 'dispute.opened', 'orderId', tellDispute),
  onEvent('messages-dispute-closed', 'dispute.closed', 'orderId', tellDispute),
  onEvent('messages-booking-confirmed', 'booking.confirmed', 'bookingId', tellBooked),
  onEvent('messages-booking-cancelled', 'booking.cancelled', 'bookingId', tellCancelled),
  onEvent('messages-booking-postponed', 'booking.postponed', 'bookingId', tellPostponed),
  onEvent('messages-session-placed', 'session.placed', 'bookingId', tellPlaced),
  onEvent('messages-booking-moved', 'booking.moved', 'bookingId', (occasion, id, { before }) =>
    tellMoved(occasion, id, new Date(String(before))),
  ),
  onEvent('messages-booking-repeated', 'booking.repeated', 'bookingId', (occasion, _first, { bookingIds }) =>
    tellRepeated(occasion, Array.isArray(bookingIds) ? bookingIds.filter(isId) : []),
  ),
  onEvent('messages-course-changed', 'course.changed', 'seatId', (occasion, id, { reason }) =>
    tellCourseChanged(occasion, id, String(reason ?? '')),
  ),
  onEvent('messages-session-moved', 'session.moved', 'seatId', (occasion, id, { before, reason }) =>
    tellSessionMoved(occasion, id, { before: new Date(String(before)), reason: String(reason ?? '') }),
  ),
  onEvent('messages-session-cancelled', 'session.cancelled', 'seatId', (occasion, id, { nextSessionId }) =>
    tellSessionCancelled(occasion, id, isId(nextSessionId) ? nextSessionId : null),
  ),
  onEvent('messages-session-changed', 'session.changed', 'sessionId', (occasion, id, { before }) =>
    tellSessionTeacher(occasion, id, new Date(String(before))),
  ),
  onEvent('messages-absence-asked', 'absence.asked', 'answerId', (occasion, id) =>
    tellAbsence(occasion, id, 'absence_asked'),
  ),
  onEvent('messages-absence-undone', 'absence.undone', 'answerId', (occasion, id) =>
    tellAbsence(occasion, id, 'absence_undone'),
  ),
  onEvent('messages-absence-credited', 'absence.credited', 'answerId', (occasion, id) =>
    tellAbsence(occasion, id, 'absence_credited'),
  ),
  onEvent('messages-absence-substituted', 'absence.substituted', 'bookingId', tellSubstituted),
  onEvent('messages-session-substituted', 'session.substituted', 'seatId', tellSessionSubstituted),
  onEvent('messages-session-given', 'session.given', 'sessionId', tellSessionGiven),
  onEvent('messages-copy-asked', 'learner.copy_asked', 'learnerId', tellCopyAsked),
  onEvent('messages-booking-reminder', 'booking.reminder_due', 'bookingId', tellReminder),
  onEvent('messages-pass-expiring', 'pass.expiring', 'passId', tellExpiring),
  onEvent('messages-pass-changed', 'pass.changed', 'changeId', tellPassChanged),
  onEvent('messages-queue-offered', 'waiting.offered', 'entryId', (occasion, id) => tellQueue(occasion, id, 'offered')),
  onEvent('messages-queue-expired', 'waiting.expired', 'entryId', (occasion, id) => tellQueue(occasion, id, 'expired')),
  onEvent('messages-queue-over', 'waiting.over', 'entryId', (occasion, id) => tellQueue(occasion, id, 'over')),
  onEvent('messages-slot-found', 'slot_alert.found', 'alertId', tellSlots),
  onEvent('messages-rate-answered', 'reduced_rate.answered', 'requestId', tellRateAnswered),
  onEvent('messages-rate-granted', 'reduced_rate.granted', 'grantId', (occasion, id) =>
    tellRateGrant(occasion, id, 'granted'),
  ),
  onEvent('messages-rate-revoked', 'reduced_rate.revoked', 'grantId', (occasion, id) =>
    tellRateGrant(occasion, id, 'ended'),
  ),
  onEvent('messages-contact-requested', 'contact.requested', 'contactRequestId', tellContact),
  drain,
  recall,
  warn,
]
