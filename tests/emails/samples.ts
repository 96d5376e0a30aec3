import { atelierSettings } from '@/db/seed/structure'
import type { MailContent } from '@/emails/content'
import {
  writeActivation,
  writeAlreadyKnown,
  writeEmailChanging,
  writeEmailConfirmation,
  writeExportReady,
  writeFileAttached,
  writeFileRestored,
  writeInvitation,
  writePortalSeen,
  writeReset,
} from '@/emails/messages/account'
import {
  writeBookingCancelled,
  writeBookingCancelledToOffice,
  writeBookingCancelledToTeacher,
  writeBookingConfirmed,
  writeBookingConfirmedToTeacher,
} from '@/emails/messages/booking'
import { writeContact } from '@/emails/messages/contact'
import { writeCopyConfirmation } from '@/emails/messages/copy'
import { writeCreditAdded } from '@/emails/messages/credit'
import { writeDispute } from '@/emails/messages/dispute'
import { writeMoneyDue } from '@/emails/messages/dunning'
import { writeExpiring, writePassChanged } from '@/emails/messages/expiry'
import { writeInstalmentPaid, writeInstalmentRefused } from '@/emails/messages/instalment'
import { writeBookingMoved, writeBookingMovedToTeacher } from '@/emails/messages/lesson-moved'
import { writeRepeated, writeRepeatedToTeacher } from '@/emails/messages/lessons-repeated'
import { writeOrderPaid } from '@/emails/messages/order'
import { writeBookingPostponed, writeSessionPlaced } from '@/emails/messages/place'
import { writeRate } from '@/emails/messages/rate'
import { writeRefund } from '@/emails/messages/refund'
import { writeReminder } from '@/emails/messages/reminder'
import { writeStaffAccess, writeStaffInvitation } from '@/emails/messages/staff'
import { writeCheque, writeWaiting } from '@/emails/messages/waiting'
import type { ChequeFacts } from '@/lib/cheques/types'
import type { InstalmentFacts } from '@/lib/instalments/types'
import type { BookingFacts, DueFacts, ExpiryFacts, ReminderFacts, Sender } from '@/lib/messages/types'
import type { OrderFacts, WaitingFacts } from '@/lib/orders/types'
import type { DisputeFacts, RefundFacts } from '@/lib/refunds/types'
import { listAbsenceSamples } from './absence-samples'
import { giftSamples } from './gift-samples'
import { listQueueSamples } from './queue-samples'
import { listSessionSamples } from './session-samples'

export const sender: Sender = {
  slug: 'atelier',
  name: 'L’Atelier',
  tagline: 'chant et scène',
  timeZone: 'Europe/Paris',
  currency: 'EUR',
  accentHue: 345,
  accentChroma: 0.125,
  origin: 'https://portail.example',
  settings: {
    ...atelierSettings,
    bookingNoticeHours: 24,
    cardOrderMinutes: 30,
    phone: '+33199001901',
    email: 'bonjour@latelier.example',
    officeEmail: 'administration@latelier.example',
    address: { line1: '28 rue des Lilas-Blancs', postcode: '75011', city: 'Paris', country: 'FR' },
    legal: { name: 'Association L’Atelier', form: 'association', registration: 'W000', director: 'A. B.' },
  },
}

const invitedFile = { firstName: 'Rémi', lastName: 'Passant', number: 12 }

export const booking: BookingFacts = {
  id: '0190-booking',
  revision: 0,
  lesson: 'Forfait de 10 cours individuels',
  startsAt: new Date('2026-10-26T16:00:00Z'),
  endsAt: new Date('2026-10-26T17:00:00Z'),
  bookedAt: new Date('2026-10-20T08:00:00Z'),
  cancelledAt: null,
  cancelledBy: null,
  cancelMessage: null,
  isRefunded: false,
  isGift: false,
  isSession: false,
  cancellableUntil: new Date('2026-10-25T16:00:00Z'),
  room: 'Salle Barbara',
  place: 'L’Atelier Lilas',
  placeAddress: '28 rue des Lilas-Blancs, 75011 Paris',
  learner: { firstName: 'Jules', lastName: 'Moreau', isSelf: false, notesForTeacher: 'Débutant, aime Brassens.' },
  member: { firstName: 'Léa', lastName: 'Moreau', email: 'lea.moreau@membre.example', phone: '+33199000102' },
  teacher: {
    firstName: 'Inès',
    lastName: 'Carvalho',
    email: 'ines.carvalho@latelier.example',
    phone: '+33199002001',
  },
}

export const reminder: ReminderFacts = {
  ...booking,
  postponementsLeft: 0,
  now: new Date('2026-10-24T16:00:00Z'),
  stopToken: 'jeton',
}

export const copy = { learnerId: '0190-learner', firstName: 'Jules', email: 'papa@membre.example', token: 'jeton' }

export const expiry: ExpiryFacts = {
  passId: '0190-pass',
  pass: 'Forfait de 10 cours individuels',
  firstName: 'Léa',
  learner: 'Jules',
  isGroup: false,
  remaining: 3,
  validUntil: '2026-11-05',
  daysLeft: 14,
}

const moved = { ...booking, revision: 1 }
const formerly = new Date('2026-10-25T10:00:00Z')
const everyWeek = [0, 1, 2].map((week) => ({
  ...booking,
  id: `0190-booking-${week}`,
  startsAt: new Date(booking.startsAt.getTime() + week * 7 * 86_400_000),
}))

export const cancelled: BookingFacts = {
  ...booking,
  revision: 1,
  cancelledAt: new Date('2026-10-22T10:00:00Z'),
  cancelledBy: 'member',
  cancelMessage: 'Jules est malade, toutes nos excuses.\nÀ la semaine prochaine !',
}

export const order: OrderFacts = {
  number: 'C128',
  firstName: 'Léa',
  orderedAt: new Date('2026-10-19T18:20:00Z'),
  paidOn: '2026-10-19',
  means: 'card',
  totalCents: 85_000,
  received: [{ means: 'card', amountCents: 85_000 }],
  next: [],
  currency: 'EUR',
  termsVersion: 3,
  requestsImmediateStart: true,
  withdrawalUntil: '2026-11-02',
  lines: [
    {
      name: 'Adhésion annuelle',
      learner: 'Léa Moreau',
      isSelf: true,
      isGift: false,
      isReduced: false,
      priceCents: 5_000,
      membership: { startsOn: '2026-10-19', endsOn: '2027-10-18' },
      pass: null,
      dated: null,
    },
    {
      name: 'Forfait de 10 cours individuels d’une heure',
      learner: 'Jules Moreau',
      isSelf: false,
      isGift: false,
      isReduced: true,
      priceCents: 80_000,
      membership: null,
      pass: { bookableFrom: '2026-10-19', validUntil: '2027-04-19' },
      dated: null,
    },
    {
      name: 'Forfait 4 cours de chant collectif',
      learner: 'Jules Moreau',
      isSelf: false,
      isGift: false,
      isReduced: false,
      priceCents: 14_000,
      membership: null,
      pass: { bookableFrom: '2026-10-19', validUntil: '2027-06-30' },
      dated: { sessions: [new Date('2026-11-04T18:30:00Z'), new Date('2026-11-11T18:30:00Z')], toPlace: 2 },
    },
  ],
}

const part: InstalmentFacts = {
  paymentId: '0190-payment',
  number: 'C128',
  firstName: 'Léa',
  rank: 2,
  count: 3,
  amountCents: 26_666,
  currency: 'EUR',
  isPaid: false,
  failure: 'authentication_failed',
  graceUntil: null,
  suspends: true,
  next: { amountCents: 26_666, dueOn: '2026-12-19' },
}

const refund: RefundFacts = {
  number: 'C128',
  firstName: 'Léa',
  orderedAt: order.orderedAt,
  reason: 'staff',
  decidedAt: new Date('2026-10-25T08:12:00Z'),
  amountCents: 64_000,
  currency: 'EUR',
  lines: [
    {
      name: 'Forfait de 10 cours individuels d’une heure',
      amountCents: 64_000,
      retainedCents: 16_000,
      creditsRevoked: 8,
    },
  ],
  parts: [{ means: 'card', amountCents: 64_000 }],
}

export const due: DueFacts = {
  firstName: 'Léa',
  currency: 'EUR',
  totalCents: 75_000,
  dues: [
    {
      orderNumber: 'C128',
      means: 'cheque',
      instalment: 2,
      instalments: 3,
      amountCents: 30_000,
      dueOn: '2026-10-19',
      isBounced: false,
    },
    {
      orderNumber: 'C131',
      means: 'transfer',
      instalment: 2,
      instalments: 1,
      amountCents: 45_000,
      dueOn: null,
      isBounced: true,
    },
  ],
}

const dispute: DisputeFacts = {
  number: 'C128',
  person: 'Léa Moreau',
  amountCents: 85_000,
  currency: 'EUR',
  status: 'open',
  openedAt: new Date('2026-11-02T08:12:00Z'),
}

const contact = {
  name: 'Sami Haddad',
  email: 'sami@visiteur.example',
  phone: '+33199000150',
  body: 'Bonjour,\n\nmes enfants de 8 et 11 ans peuvent-ils venir ensemble ?\n\nMerci d’avance.',
  receivedAt: new Date('2026-10-20T14:05:00Z'),
}

const pupil = { firstName: 'Léa', learner: 'Jules Moreau' }

const token = 'Qm9uam91ci1jZWNpLWVzdC11bi1qZXRvbi1kZS0yNTYtYml0cw'

/** Each mail of the product, as it leaves. */
const waitingOrder: WaitingFacts = {
  template: 'order_placed',
  orderId: '01920000-0000-7000-8000-000000000001',
  number: 'C1042',
  firstName: 'Léa',
  orderedAt: new Date('2026-11-21T10:00:00Z'),
  lastDay: '2026-12-12',
  means: 'transfer',
  totalCents: 85_000,
  leftCents: 85_000,
  currency: 'EUR',
  parts: [85_000],
  lines: [
    { name: 'Adhésion annuelle', learner: 'Léa Martin', priceCents: 5_000, sessions: [] },
    {
      name: 'Forfait de chant collectif',
      learner: 'Léa Martin',
      priceCents: 80_000,
      sessions: [new Date('2026-11-04T18:30:00Z'), new Date('2026-11-11T18:30:00Z')],
    },
  ],
}

const wrongCheque: ChequeFacts = {
  template: 'cheque_to_fix',
  orderId: '01920000-0000-7000-8000-000000000001',
  isActive: false,
  number: 'C1042',
  firstName: 'Léa',
  amountCents: 31_668,
  writtenCents: 31_600,
  datedOn: '2026-11-01',
  problem: 'wrong_amount',
  currency: 'EUR',
}

export const samples: Record<string, MailContent> = {
  clientAdded: writeInvitation(sender, 'client_added', { file: invitedFile, token, days: 14 }, null),
  portalInvitation: writeInvitation(sender, 'portal_invitation', { file: invitedFile, token, days: 14 }, null),
  exportReady: writeExportReady(sender, { isOfStructure: false, days: 7 }, null),
  fileRestored: writeFileRestored(sender, { file: invitedFile, token, days: 14 }, null),
  emailConfirmation: writeEmailConfirmation(sender, { token, minutes: 24 * 60 }, null),
  emailChanging: writeEmailChanging(sender, 'nouvelle@exemple.example', null),
  portalSeen: writePortalSeen(sender, { startedAt: new Date('2026-10-20T08:00:00Z'), role: 'admin' }, null),
  fileAttached: writeFileAttached(sender, invitedFile, null),
  activation: writeActivation(sender, { token, minutes: 24 * 60, askedAt: new Date('2026-10-20T08:00:00Z') }, null),
  known: writeAlreadyKnown(sender, null),
  reset: writeReset(sender, token, 30, null),
  staffRestored: writeStaffAccess(sender, { firstName: 'Nora', roles: ['organiser'], what: 'restored' }, null),
  staffInvitation: writeStaffInvitation(
    sender,
    { token, days: 7, firstName: 'Nora', inviter: 'Béatrice Roussel', roles: ['organiser', 'teacher'] },
    null,
  ),
  order: writeOrderPaid(sender, order, ['invoice', 'receipt'], null),
  placed: writeWaiting(sender, waitingOrder, null),
  reminder: writeWaiting(
    sender,
    { ...waitingOrder, template: 'order_reminder', means: 'cheque', parts: [31_668, 26_666, 26_666] },
    null,
  ),
  partReceived: writeWaiting(sender, { ...waitingOrder, template: 'order_part_received', leftCents: 30_000 }, null),
  givenUp: writeWaiting(sender, { ...waitingOrder, template: 'order_cancelled' }, null),
  expired: writeWaiting(sender, { ...waitingOrder, template: 'order_expired' }, null),
  chequeToFix: writeCheque(sender, wrongCheque, null),
  chequeBounced: writeCheque(
    sender,
    { ...wrongCheque, template: 'cheque_bounced', problem: null, isActive: true },
    null,
  ),
  instalmentPaid: writeInstalmentPaid(sender, { ...part, isPaid: true, failure: null }, null),
  instalmentRefused: writeInstalmentRefused(sender, { ...part, graceUntil: '2026-11-26' }, null),
  due: writeMoneyDue(sender, due, null),
  credit: writeCreditAdded(
    sender,
    { firstName: 'Léa', kind: 'surplus', amountCents: 5_000, balanceCents: 7_000, currency: 'EUR' },
    null,
  ),
  refund: writeRefund(sender, refund, null),
  withdrawal: writeRefund(sender, { ...refund, reason: 'withdrawal' }, null),
  double: writeRefund(
    sender,
    { ...refund, reason: 'double', lines: [], parts: [{ means: 'transfer', amountCents: 64_000 }] },
    null,
  ),
  disputeOpened: writeDispute(sender, dispute, null),
  disputeLost: writeDispute(sender, { ...dispute, status: 'lost' }, null),
  postponed: writeBookingPostponed(sender, { booking, postponementsLeft: 1 }, formerly, null),
  sessionPlaced: writeSessionPlaced(sender, { booking, postponementsLeft: 0 }, null),
  moved: writeBookingMoved(sender, moved, formerly, null),
  movedTeacher: writeBookingMovedToTeacher(sender, moved, formerly, null),
  repeated: writeRepeated(sender, everyWeek, null),
  repeatedTeacher: writeRepeatedToTeacher(sender, everyWeek, null),
  confirmed: writeBookingConfirmed(sender, booking, null),
  confirmedTeacher: writeBookingConfirmedToTeacher(sender, booking, null),
  cancelled: writeBookingCancelled(sender, cancelled, null),
  cancelledTeacher: writeBookingCancelledToTeacher(sender, cancelled, null),
  cancelledOffice: writeBookingCancelledToOffice(sender, cancelled, null),
  recalled: writeReminder(sender, reminder, null),
  copyAsked: writeCopyConfirmation(sender, copy, null),
  expiring: writeExpiring(sender, expiry, null),
  passFrozen: writePassChanged(
    sender,
    { ...expiry, kind: 'freeze', reason: 'Entorse', frozen: { from: '2026-10-12', until: '2026-10-25' } },
    null,
  ),
  ...listQueueSamples(sender),
  ...listAbsenceSamples(sender, booking),
  ...listSessionSamples(sender),
  contact: writeContact(sender, { ...contact, kind: 'contact', subject: 'Cours à deux', details: {} }, null),
  rental: writeContact(
    sender,
    {
      ...contact,
      kind: 'rental',
      subject: 'Location',
      details: { room: 'Salle Barbara', wantedOn: '12/12/2026', hours: '14 h à 18 h', people: '12' },
    },
    null,
  ),
  rateGranted: writeRate(sender, { kind: 'granted', ...pupil, endsOn: '2027-08-31' }, null),
  rateRefused: writeRate(sender, { kind: 'refused', ...pupil, reason: 'La date de la carte est illisible.' }, null),
  rateEnded: writeRate(sender, { kind: 'ended', ...pupil }, null),
  ...giftSamples(sender),
}
