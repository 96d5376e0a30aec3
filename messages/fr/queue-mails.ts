/** Les e-mails de la liste d’attente et de « Prévenez-moi » ; les autres sont dans `messages.ts`, qui dit comment ils s’écrivent. */
export const queueTexts = {
  facts: { offer: 'Forfait', course: 'Cours', learners: 'Pour', sessions: 'Séances' },
}

export const queueMails = {
  queue_offered: {
    subject: 'Des places vous attendent : {cours}',
    preview: 'Elles vous sont gardées jusqu’au {limite}.',
    kicker: 'Liste d’attente',
    title: 'Des places se sont libérées',
    button: 'Prendre ces places',
    body: `Bonjour {prenom}, votre tour est venu : des places se sont libérées dans « {cours} ». Elles vous sont gardées jusqu’au **{limite}**, puis elles seront proposées à la personne suivante.

[details]

Rien n’est payé tant que vous n’avez pas validé votre commande. Si vous n’en voulez plus, laissez-les depuis « Mon suivi » : la personne suivante les aura aussitôt.

[bouton]`,
  },
  queue_expired: {
    subject: 'Les places de {cours} ne vous sont plus gardées',
    preview: 'Elles sont proposées à la personne suivante.',
    kicker: 'Liste d’attente',
    title: 'Le délai est passé',
    button: 'Voir les dates de ce cours',
    body: `Bonjour {prenom}, vous n’avez pas pris les places qui vous étaient gardées dans « {cours} » à partir du {jour}. Elles sont proposées à la personne suivante et vous n’êtes plus sur la liste d’attente. Rien n’a été débité.

Vous pouvez choisir une autre date, ou vous inscrire de nouveau sur la liste.

[bouton]`,
  },
  queue_over: {
    subject: 'Votre attente pour {cours} est terminée',
    preview: 'La date attendue ne peut plus être réservée.',
    kicker: 'Liste d’attente',
    title: 'Votre attente est terminée',
    button: 'Voir les dates de ce cours',
    body: `Bonjour {prenom}, vous attendiez une place dans « {cours} » à partir du {jour}. Cette séance ne peut plus être réservée : elle est trop proche, ou elle n’a plus lieu. Vous n’êtes plus sur cette liste d’attente. Rien n’a été débité.

Vous pouvez choisir une autre date, ou attendre à partir d’une séance suivante.

[bouton]`,
  },
  slot_found: {
    subject: 'Un créneau est libre : {jour_court}, {heure}',
    preview: 'Avec {professeur}, pour {forfait}.',
    kicker: 'Prévenez-moi',
    title: 'Un créneau s’est libéré',
    button: 'Réserver un créneau',
    body: `Bonjour {prenom}, vous vouliez être prévenu dès qu’un créneau serait libre pour {forfait}{pour}. En voici.

[details]

Rien n’est réservé : un créneau est à la première personne qui le prend. Ce message n’est envoyé qu’une fois ; vous pouvez demander à être prévenu de nouveau depuis la page de réservation.

[bouton]`,
  },
} as const
