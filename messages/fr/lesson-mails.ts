/** Les e-mails d’un cours déplacé et de cours répétés ; `messages.ts` dit comment ils s’écrivent. */
export const lessonMails = {
  booking_moved: {
    subject: 'Cours déplacé : {jour_court} à {heure}',
    preview: 'Au lieu du {avant}.',
    kicker: 'Nouvel horaire',
    title: 'Votre cours est déplacé',
    button: 'Voir mes cours',
    body: `Bonjour {prenom}, votre cours du {avant} a lieu à un autre moment. C’est le même cours de votre forfait : rien d’autre ne change.

[details]

[bouton]

{annulation}`,
  },
  booking_moved_teacher: {
    subject: 'Cours déplacé : {eleve}, {jour_court} à {heure}',
    preview: 'Au lieu du {avant}, créneau de nouveau libre.',
    kicker: 'Votre agenda',
    title: 'Un cours est déplacé',
    body: `Bonjour {professeur}, le cours du {avant} est déplacé. Son ancien créneau est de nouveau libre dans votre agenda.

[details]`,
  },
  booking_repeated: {
    subject: '{nombre} cours réservés avec {professeur}',
    preview: 'Du {premier} au {dernier}.',
    kicker: 'Réservation confirmée',
    title: 'Vos cours sont réservés',
    button: 'Voir mes cours',
    body: `Bonjour {prenom}, ces cours de « {cours} » avec {professeur}{pour} sont réservés. Le fichier joint les ajoute à votre agenda.

[details]

[bouton]

{annulation}`,
  },
  booking_repeated_teacher: {
    subject: '{nombre} nouveaux cours : {eleve}',
    preview: 'Du {premier} au {dernier}.',
    kicker: 'Votre agenda',
    title: 'Des cours viennent d’être réservés',
    body: `Bonjour {professeur}, ces cours de {eleve} s’ajoutent à votre agenda.

[details]`,
  },
} as const

export const lessonMailTexts = {
  forWhom: ', pour {eleve},',
  each: 'Un empêchement ? Chaque cours peut être annulé ou déplacé depuis « Mon suivi » jusqu’à {heures} h avant : annulé, il revient aussitôt sur votre forfait.',
}
