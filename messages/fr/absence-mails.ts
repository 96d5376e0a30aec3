/** Les e-mails d’un professeur absent : la question, et ce qu’il en advient ; `messages.ts` dit comment ils s’écrivent. */
export const absenceMails = {
  absence_asked: {
    subject: 'Professeur absent : votre cours du {jour_court} à {heure}',
    preview: 'Dites-nous en un clic ce que vous préférez.',
    kicker: 'Professeur absent',
    title: 'Que préférez-vous pour ce cours ?',
    button: 'Choisir',
    body: `Bonjour {prenom}, {professeur} ne pourra pas donner {lequel} du {jour} à {heure}.

[details]

[message]

Vous pouvez **{choix}** :

[bouton]

Sans réponse de votre part à l’heure du cours, il vous est rendu.`,
  },
  absence_undone: {
    subject: 'Votre cours du {jour_court} à {heure} a bien lieu',
    preview: '{professeur} vient finalement.',
    kicker: 'Bonne nouvelle',
    title: 'Votre cours a lieu comme prévu',
    button: 'Voir mes cours',
    body: `Bonjour {prenom}, {professeur} vient finalement : {lequel} du {jour} à {heure} a lieu comme prévu. Vous n’avez rien à faire.

[details]

[bouton]`,
  },
  absence_credited: {
    subject: 'Votre cours du {jour_court} vous est rendu',
    preview: '{professeur} n’a pas pu donner ce cours.',
    kicker: 'Professeur absent',
    title: 'Ce cours vous est rendu',
    button: 'Réserver un cours',
    body: `Bonjour {prenom}, {professeur} n’a pas pu venir et nous n’avons pas eu votre réponse : {lequel} du {jour} à {heure} est revenu sur votre forfait.

[bouton]`,
  },
  session_substituted: {
    subject: 'Votre séance du {jour_court} : avec {professeur}',
    preview: 'Même heure, même salle.',
    kicker: 'Changement de professeur',
    title: 'Un autre professeur donne cette séance',
    button: 'Voir mes cours',
    body: `Bonjour {prenom}, la séance de « {cours} » du {jour} à {heure} est donnée par **{professeur}**. L’heure et la salle ne changent pas, et vous n’avez rien à faire.

[details]

[bouton]`,
  },
  session_given_teacher: {
    subject: 'Séance à donner : {cours}, {jour_court} à {heure}',
    preview: '{cours}, le {jour} à {heure}.',
    kicker: 'Votre agenda',
    title: 'Une séance vous est confiée',
    body: `Bonjour {professeur}, vous donnez la séance de « {cours} » du {jour} à {heure}. Les participants sont prévenus.

[details]`,
  },
} as const

export const absenceTexts = {
  lesson: { self: 'votre cours', other: 'le cours de {eleve}' },
  choices: {
    substitute: 'garder le cours avec {remplacant}',
    move: 'le déplacer',
    credit: 'le récupérer sur votre forfait',
  },
  or: ' ou ',
}
