import type {
  AbsenceFacts,
  BookingFacts,
  ExpiryFacts,
  PassChangeFacts,
  ReminderFacts,
  SessionFacts,
  SlotFacts,
} from '@/lib/messages/types'

/* Lessons and sessions as they could be: what the mails about them are shown with, and tried with ([2.C3]). */

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

export const moved = { ...booking, revision: 1 }

export const formerly = new Date('2026-10-25T10:00:00Z')

export const everyWeek = [0, 1, 2].map((week) => ({
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

export const session: SessionFacts = {
  course: 'Chant collectif',
  startsAt: new Date('2026-11-25T18:30:00Z'),
  endsAt: new Date('2026-11-25T20:00:00Z'),
  cancelledAt: null,
  reason: '',
  teacher: 'Paul Verdier',
  teacherFirstName: 'Paul',
  teacherEmail: 'paul.verdier@latelier.example',
  room: 'Grande salle',
  place: 'Atelier des Lilas-Blancs',
  placeAddress: '28 rue des Lilas-Blancs, 75011 Paris',
  firstName: 'Sophie',
  email: 'sophie.lambert@membre.example',
  learner: 'Léo Lambert',
  isSelf: false,
  isHeld: false,
  orderNumber: null,
  next: null,
}

export const formerSession = new Date('2026-11-18T18:30:00Z')

export const cancelledSession = {
  ...session,
  cancelledAt: new Date('2026-11-20T10:00:00Z'),
  reason: 'Le professeur est souffrant.',
}

export const waited = {
  firstName: 'Sophie',
  offer: 'Forfait 4 séances de chant collectif',
  offerSlug: 'forfait-4-chant-collectif',
  course: 'Chant collectif',
  learners: ['Sophie Lambert', 'Léo Lambert'],
  startsAt: new Date('2026-11-25T18:30:00Z'),
  sessions: ['2026-11-25', '2026-12-02', '2026-12-09', '2026-12-16'].map((day) => new Date(`${day}T18:30:00Z`)),
}

/** A teacher who is away: what their pupil may answer. */
export const absence: AbsenceFacts = {
  lesson: booking,
  teacher: 'Paul Verdier',
  reason: 'Souffrant',
  choices: ['substitute', 'move', 'credit'],
  substitute: 'Nadia Ferrand',
  token: 'x'.repeat(64),
}

export const frozen: PassChangeFacts = {
  ...expiry,
  kind: 'freeze',
  reason: 'Entorse',
  frozen: { from: '2026-10-12', until: '2026-10-25' },
}

export const nextSession = new Date('2027-02-03T18:30:00Z')
export const offeredUntil = new Date('2026-11-22T18:40:00Z')

/** Free slots that somebody asked to be told about. */
export const slots: SlotFacts = {
  firstName: 'Sophie',
  passId: '0190-pass',
  pass: 'Forfait 10 cours de chant',
  learner: 'Léo',
  slots: [
    {
      startsAt: new Date('2026-11-26T16:00:00Z'),
      teacherId: '0190-teacher',
      teacher: 'Paul Verdier',
      place: 'Lilas',
    },
    { startsAt: new Date('2026-11-27T10:30:00Z'), teacherId: '0190-other', teacher: 'Inès Royer', place: 'Lilas' },
  ],
}
