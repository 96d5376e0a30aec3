/** Les e-mails qui partent à leur heure : rappel d’un cours, fin proche d’un forfait ; `messages.ts` dit comment ils s’écrivent. */
export const dueMails = {
  booking_reminder: {
    subject: '{objet}',
    preview: '{cours} avec {professeur}, {jour} à {heure}.',
    kicker: 'Rappel',
    title: 'Rendez-vous {semaine} à {heure}',
    button: 'Voir mes cours',
    body: `Bonjour {prenom}, {annonce}

[details]

[bouton]

{changement}`,
  },
  pass_expiring: {
    subject: '{restants} à réserver d’ici au {fin}',
    preview: 'Le forfait {forfait} se termine {echeance}.',
    kicker: 'Votre forfait',
    title: 'Il reste {restants} à réserver',
    button: 'Réserver un cours',
    body: `Bonjour {prenom}, le forfait « {forfait} »{pour} se termine {echeance} : son dernier jour est le **{fin}**, inclus. Il y reste **{restants}** à réserver.

[bouton]

Passé cette date, ce qui n’est pas réservé sera perdu. Les cours déjà réservés jusqu’à ce jour ont lieu comme prévu.`,
  },
  pass_changed: {
    subject: '{objet}',
    preview: 'Le forfait {forfait} se termine maintenant le {fin}.',
    kicker: 'Votre forfait',
    title: '{objet}',
    button: 'Voir mes cours',
    body: `Bonjour {prenom}, {annonce}

Son dernier jour est maintenant le **{fin}**, inclus. {restants}

Raison : {raison}

[bouton]`,
  },
} as const

export const dueTexts = {
  subject: {
    self: 'Rappel : cours {jour_court} à {heure}',
    other: 'Rappel pour {eleve} : cours {jour_court} à {heure}',
  },
  announce: { self: 'votre cours approche.', other: 'le cours pris pour {eleve} approche.' },
  postponement: {
    open: 'Un empêchement ? Vous pouvez reporter cette séance depuis « Mon suivi » jusqu’au {limite}. Reports restants : {reports}.',
    none: 'Vous avez utilisé tous les reports de ce forfait. En cas d’empêchement, prévenez-nous : une place libre peut servir à quelqu’un d’autre.',
    closed:
      'Cette séance commence bientôt : elle ne peut plus être reportée en ligne. En cas d’empêchement, appelez-nous.',
  },
  stop: 'Ne plus recevoir de rappel avant les cours',
  changed: {
    subject: {
      extension: 'Votre forfait est prolongé jusqu’au {fin}',
      freeze: 'Votre forfait est gelé du {debut_gel} au {fin_gel}',
      undo: 'Votre forfait se termine de nouveau le {fin}',
    },
    announce: {
      extension: 'nous avons prolongé le forfait « {forfait} »{pour}.',
      freeze:
        'le forfait « {forfait} »{pour} est gelé du {debut_gel} au {fin_gel} : aucun cours n’a lieu ces jours-là, et vous ne les perdez pas.',
      undo: 'le dernier changement des dates du forfait « {forfait} »{pour} est annulé.',
    },
    remaining: { none: '', one: 'Il y reste 1 cours à réserver.', many: 'Il y reste {nombre} cours à réserver.' },
  },
  group: 'Choisir une séance',
  for: ' de {eleve}',
  inDays: { 0: 'aujourd’hui', 1: 'demain', more: 'dans {jours} jours' },
  lessons: { one: '1 cours', many: '{nombre} cours' },
} as const
