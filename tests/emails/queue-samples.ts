import { writeQueue, writeSlotFound } from '@/emails/messages/queue'
import type { Sender } from '@/lib/messages/types'

const waited = {
  firstName: 'Sophie',
  offer: 'Forfait 4 séances de chant collectif',
  offerSlug: 'forfait-4-chant-collectif',
  course: 'Chant collectif',
  learners: ['Sophie Lambert', 'Léo Lambert'],
  startsAt: new Date('2026-11-25T18:30:00Z'),
  sessions: ['2026-11-25', '2026-12-02', '2026-12-09', '2026-12-16'].map((day) => new Date(`${day}T18:30:00Z`)),
}

/** The mails of the waiting list and of 'Prévenez-moi' ([1.G10] [1.F2]). */
export const listQueueSamples = (sender: Sender) => ({
  queueOffered: writeQueue(sender, { ...waited, kind: 'offered', until: new Date('2026-11-22T18:40:00Z') }, null),
  queueExpired: writeQueue(sender, { ...waited, kind: 'expired' }, null),
  queueOver: writeQueue(sender, { ...waited, kind: 'over' }, null),
  slotFound: writeSlotFound(
    sender,
    {
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
    },
    null,
  ),
})
