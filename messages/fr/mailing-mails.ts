/** Les e-mails de l’équipe à elle-même sur ce qu’elle écrit : ce qu’un administrateur a décidé, une annonce à plusieurs. */
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
  mailing_invited: {
    subject: '{auteur} vous propose une annonce commune',
    preview: 'Lisez-la, et donnez votre accord.',
    kicker: 'Envois',
    title: 'Une annonce commune vous est proposée',
    button: 'Lire l’annonce',
    body: `Bonjour {prenom}, {auteur} prépare une annonce commune de {structure} et vous propose d’y être : « {sujet} ».

Lisez-la telle qu’elle arrivera, puis donnez votre accord : elle ne part pas sans lui. Si le texte change, on vous le redemandera.

[bouton]`,
  },
} as const

/** Tant que l’annonce n’a pas d’objet. */
export const jointWithoutSubject = 'sans objet pour l’instant'

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
