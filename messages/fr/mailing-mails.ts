/** L’e-mail qui dit à l’auteur d’un message ce qu’un administrateur en a décidé. */
export const mailingMails = {
  mailing_decided: {
    subject: '{objet}',
    preview: '{annonce}',
    kicker: 'Envois',
    title: '{objet}',
    button: 'Voir le message',
    body: `Bonjour {prenom}, {annonce}

[message]

[bouton]`,
  },
} as const

export const decisionTexts = {
  approved: {
    subject: 'Votre message est approuvé',
    announce: 'votre message « {sujet} » est approuvé par un administrateur de {structure} : il part.',
  },
  declined: {
    subject: 'Votre message est refusé',
    announce:
      'votre message « {sujet} » est refusé par un administrateur de {structure}, pour la raison qui suit. Vous pouvez le reprendre et le soumettre à nouveau.',
  },
} as const
