import type { ContactFacts } from '@/lib/messages/types'
import type { Subject } from '@/lib/templates/types'

/* Visitors, files and links as they could be: what the mails about them are shown with, and tried with ([2.C3]). */

export const invitedFile = { firstName: 'Rémi', lastName: 'Passant', number: 12 }

export const contact = {
  name: 'Sami Haddad',
  subject: 'Cours à deux',
  email: 'sami@visiteur.example',
  phone: '+33199000150',
  body: 'Bonjour,\n\nmes enfants de 8 et 11 ans peuvent-ils venir ensemble ?\n\nMerci d’avance.',
  receivedAt: new Date('2026-10-20T14:05:00Z'),
}

export const token = 'Qm9uam91ci1jZWNpLWVzdC11bi1qZXRvbi1kZS0yNTYtYml0cw'

export const rental: ContactFacts = {
  ...contact,
  kind: 'rental',
  subject: 'Location',
  details: { room: 'Salle Barbara', wantedOn: '12/12/2026', hours: '14 h à 18 h', people: '12' },
}

export const askedAt = new Date('2026-10-20T08:00:00Z')

/** What a written message could be about. */
export const typicalCourse: Subject = {
  kind: 'course',
  name: 'Chant collectif',
  startsAt: new Date('2026-11-25T18:30:00Z'),
  place: 'Atelier des Lilas-Blancs',
}
export const typicalOffer: Subject = { kind: 'offer', name: 'Forfait de 10 cours individuels', slug: 'forfait-10' }
