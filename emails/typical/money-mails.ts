import type { MessageTemplate } from '@/lib/templates/types'
import { writeCreditAdded } from '../messages/credit'
import { writeDispute } from '../messages/dispute'
import { writeMoneyDue } from '../messages/dunning'
import { writeGiftBought, writeGiftSent } from '../messages/gift'
import { writeInstalmentPaid, writeInstalmentRefused } from '../messages/instalment'
import { writeOrderPaid } from '../messages/order'
import { writeRate } from '../messages/rate'
import { writeRefund } from '../messages/refund'
import { writeCheque, writeWaiting } from '../messages/waiting'
import * as facts from './money'
import type { WriteTypical } from './write'

const pupil = 'Jules Moreau'
const { waitingOrder, wrongCheque, refund, part, dispute, gift } = facts

/** The mails about orders, payments, refunds, reduced prices and gifts, with typical facts. */
export const moneyMails = {
  order_paid: (sender, { firstName }, own) =>
    writeOrderPaid(sender, { ...facts.order, firstName }, ['invoice', 'receipt'], own),
  order_placed: (sender, { firstName }, own) => writeWaiting(sender, { ...waitingOrder, firstName }, own),
  order_reminder: (sender, { firstName }, own) =>
    writeWaiting(
      sender,
      { ...waitingOrder, firstName, template: 'order_reminder', means: 'cheque', parts: [31_668, 26_666, 26_666] },
      own,
    ),
  order_part_received: (sender, { firstName }, own) =>
    writeWaiting(sender, { ...waitingOrder, firstName, template: 'order_part_received', leftCents: 30_000 }, own),
  order_expired: (sender, { firstName }, own) =>
    writeWaiting(sender, { ...waitingOrder, firstName, template: 'order_expired' }, own),
  order_cancelled: (sender, { firstName }, own) =>
    writeWaiting(sender, { ...waitingOrder, firstName, template: 'order_cancelled' }, own),
  cheque_to_fix: (sender, { firstName }, own) => writeCheque(sender, { ...wrongCheque, firstName }, own),
  cheque_bounced: (sender, { firstName }, own) =>
    writeCheque(sender, { ...wrongCheque, firstName, template: 'cheque_bounced', problem: null, isActive: true }, own),
  instalment_paid: (sender, { firstName }, own) =>
    writeInstalmentPaid(sender, { ...part, firstName, isPaid: true, failure: null }, own),
  instalment_refused: (sender, { firstName }, own) =>
    writeInstalmentRefused(sender, { ...part, firstName, graceUntil: '2026-11-26' }, own),
  refund_made: (sender, { firstName }, own) => writeRefund(sender, { ...refund, firstName }, own),
  withdrawal_received: (sender, { firstName }, own) =>
    writeRefund(sender, { ...refund, firstName, reason: 'withdrawal' }, own),
  double_payment: (sender, { firstName }, own) =>
    writeRefund(
      sender,
      { ...refund, firstName, reason: 'double', lines: [], parts: [{ means: 'transfer', amountCents: 64_000 }] },
      own,
    ),
  money_due: (sender, { firstName }, own) => writeMoneyDue(sender, { ...facts.due, firstName }, own),
  credit_added: (sender, { firstName }, own) => writeCreditAdded(sender, { ...facts.credit, firstName }, own),
  dispute_opened: (sender, { firstName, lastName }, own) =>
    writeDispute(sender, { ...dispute, person: `${firstName} ${lastName}` }, own),
  dispute_closed: (sender, { firstName, lastName }, own) =>
    writeDispute(sender, { ...dispute, person: `${firstName} ${lastName}`, status: 'lost' }, own),
  reduced_rate_granted: (sender, { firstName }, own) =>
    writeRate(sender, { kind: 'granted', firstName, learner: pupil, endsOn: '2027-08-31' }, own),
  reduced_rate_refused: (sender, { firstName }, own) =>
    writeRate(
      sender,
      { kind: 'refused', firstName, learner: pupil, reason: 'La date de la carte est illisible.' },
      own,
    ),
  reduced_rate_ended: (sender, { firstName }, own) =>
    writeRate(sender, { kind: 'ended', firstName, learner: pupil }, own),
  gift_sent: (sender, who, own) => writeGiftSent(sender, { ...gift, giver: who }, own),
  gift_bought: (sender, who, own) => writeGiftBought(sender, { ...gift, giver: who }, own),
} satisfies Partial<Record<MessageTemplate, WriteTypical>>
