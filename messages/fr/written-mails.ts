import type { Greeting } from '@/lib/templates/types'

/** Around a message that somebody of the office writes, in the French of France and of Québec ([2.C5] [2.C10]). */
const france = {
  greetings: {
    madame: 'Chère {prenom}',
    monsieur: 'Cher {prenom}',
    unsaid: 'Bonjour {prenom}',
    nameless: 'Bonjour',
  } satisfies Record<Greeting, string>,
  kicker: 'Message de {expediteur}',
  files: 'Pièces jointes',
  undated: { date: 'date à fixer', heure: 'heure à fixer', lieu: 'lieu à fixer' },
  why: {
    service: 'Vous recevez ce message de {structure} parce que vous participez à {cours}. Motif : {motif}.',
    direct: 'Vous recevez ce message parce que vous avez un dossier à {structure}.',
    email: 'Vous recevez ce message parce que vous avez accepté les e-mails de {structure}.',
    newsletter: 'Vous recevez ce message parce que vous êtes inscrit à la lettre d’information de {structure}.',
  },
  reply: 'Votre réponse à ce message parviendra à {expediteur}.',
  unsubscribe: 'Ne plus recevoir ces messages',
}
export type WrittenTexts = typeof france

const quebec: WrittenTexts = {
  ...france,
  why: {
    ...france.why,
    email: 'Vous recevez ce message parce que vous avez accepté les courriels de {structure}.',
    newsletter: 'Vous recevez ce message parce que vous êtes inscrit à l’infolettre de {structure}.',
  },
}

export const writtenTexts = { 'fr-FR': france, 'fr-CA': quebec }
