import {
  writeCourseChanged,
  writeSessionCancelled,
  writeSessionChanged,
  writeSessionMoved,
} from '@/emails/messages/session'
import type { Sender, SessionFacts } from '@/lib/messages/types'

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

const before = new Date('2026-11-18T18:30:00Z')
const off = { ...session, cancelledAt: new Date('2026-11-20T10:00:00Z'), reason: 'Le professeur est souffrant.' }

/** A session moved or cancelled, for each of those who are told. */
export const listSessionSamples = (sender: Sender) => ({
  courseChanged: writeCourseChanged(sender, session, 'Paul remplace Nadia jusqu’à l’été.', null),
  sessionMoved: writeSessionMoved(sender, session, { before, reason: 'La salle est en travaux.' }, null),
  sessionCancelled: writeSessionCancelled(sender, { ...off, next: new Date('2027-02-03T18:30:00Z') }, null),
  sessionTeacher: writeSessionChanged(sender, session, before, null),
})
