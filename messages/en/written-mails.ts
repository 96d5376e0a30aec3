import type { WrittenTexts } from '../fr/written-mails'

/** Around a message that somebody of the office writes, for whoever reads English ([2.C3]). */
export const writtenTextsInEnglish: WrittenTexts = {
  greetings: { madame: 'Dear {prenom}', monsieur: 'Dear {prenom}', unsaid: 'Dear {prenom}', nameless: 'Hello' },
  kicker: 'A message from {expediteur}',
  files: 'Attachments',
  undated: { date: 'a date to be set', heure: 'a time to be set', lieu: 'a place to be set' },
  why: {
    service: 'You receive this message from {structure} because you take part in {cours}. Reason: {motif}.',
    direct: 'You receive this message because you are known to {structure}.',
    email: 'You receive this message because you agreed to e-mails from {structure}.',
    newsletter: 'You receive this message because you subscribed to the newsletter of {structure}.',
  },
  reply: 'If you answer this message, {expediteur} will read you.',
  unsubscribe: 'Stop receiving these messages',
}
