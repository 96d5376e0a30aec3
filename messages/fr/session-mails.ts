/** Les e-mails des séances que l’école déplace ou annule ; `messages.ts` dit comment ils s’écrivent. */
export const sessionMails = {
  course_changed: {
    subject: 'Du nouveau pour votre cours {cours}',
    preview: 'À partir du {jour} : {professeur}, {salle}.',
    kicker: 'Votre cours',
    title: 'Votre cours change un peu',
    button: 'Voir mes cours',
    body: `Bonjour {prenom}, à partir du {jour} à {heure}, le cours « {cours} » a lieu avec **{professeur}**, **{salle}**. Le jour et l’heure restent les mêmes, et votre place aussi.

[details]

[message]

[bouton]`,
  },
  session_moved: {
    subject: 'Séance déplacée : {cours}, {jour_court} à {heure}',
    preview: 'Au lieu du {avant}.',
    kicker: 'Nouvel horaire',
    title: 'Votre séance est déplacée',
    button: 'Voir mes cours',
    body: `Bonjour {prenom}, la séance de « {cours} » du {avant} a lieu à un autre moment ou dans une autre salle. {place}

[details]

[message]

[bouton]

{changer}`,
  },
  session_cancelled: {
    subject: 'Séance annulée : {cours}, {jour_court} à {heure}',
    preview: '{suite}',
    kicker: 'Séance annulée',
    title: 'Cette séance n’aura pas lieu',
    button: 'Voir mes cours',
    body: `Bonjour {prenom}, nous devons annuler la séance de « {cours} » du {jour} à {heure}. Aucun report ne vous est décompté.

[details]

[message]

**Ce que devient votre séance.** {suite}

[bouton]`,
  },
  session_changed_teacher: {
    subject: '{quoi} : {cours}, {jour_court} à {heure}',
    preview: '{detail}',
    kicker: 'Votre agenda',
    title: 'Une séance de votre cours change',
    body: `Bonjour {professeur}, {detail} Les participants sont prévenus.

[details]`,
  },
} as const

export const sessionTexts = {
  change: 'Ce nouveau moment ne vous convient pas ? Répondez à ce message, ou reportez la séance depuis « Mon suivi ».',
  heldChange: 'Ce nouveau moment ne vous convient pas ? Répondez à ce message.',
  keeps: 'Votre place vous suit : vous n’avez rien à faire.',
  heldKeeps: 'La place que garde votre commande {numero} vous suit.',
  carried: 'Votre place passe à la séance du {date}, à la suite de votre forfait.',
  kept: 'Il ne reste pas de place dans les séances suivantes : la vôtre reste sur votre forfait, vous choisirez sa date depuis « Mon suivi ».',
  heldCarried: 'Votre commande {numero} garde à la place la séance du {date}.',
  heldKept:
    'Il ne reste pas de place dans les séances suivantes : une fois votre commande {numero} payée, vous choisirez la date depuis « Mon suivi ».',
  moved: 'Séance déplacée',
  cancelled: 'Séance annulée',
  movedDetail: 'la séance du {avant} a lieu à un autre moment ou dans une autre salle.',
  cancelledDetail: 'la séance du {avant} est annulée.',
}
