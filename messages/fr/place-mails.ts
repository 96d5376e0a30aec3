/** Les e-mails d’une séance reportée et d’une séance choisie ; `messages.ts` dit comment ils s’écrivent. */
export const placeMails = {
  booking_postponed: {
    subject: 'Séance reportée : {jour_court} à {heure}',
    preview: 'Au lieu du {avant}.',
    kicker: 'Nouvelle date',
    title: 'Votre séance est reportée',
    button: 'Voir mes cours',
    body: `Bonjour {prenom}, votre séance du {avant} est reportée : une place vous attend à une autre date du même cours. L’ancienne place est libérée.

[details]

[bouton]

{reports}`,
  },
  session_placed: {
    subject: 'Séance réservée : {jour_court} à {heure}',
    preview: '{cours} avec {professeur}.',
    kicker: 'Réservation confirmée',
    title: 'Votre séance est réservée',
    button: 'Voir mes cours',
    body: `Bonjour {prenom}, votre place est réservée. Le fichier joint l’ajoute à votre agenda.

[details]

[bouton]

{reports}`,
  },
} as const

export const placeMailTexts = {
  left: 'Un empêchement ? Cette séance peut être reportée depuis « Mon suivi » jusqu’au {limite} ({nombre}).',
  one: 'il vous reste 1 report',
  many: 'il vous reste {nombre} reports',
  none: 'Il ne reste plus de report sur ce forfait.',
  sessions: 'séances : {dates}',
  toPlace: '{nombre} à choisir dans « Mon suivi »',
  follow: 'Voir mes cours',
  notWithdrawn:
    'Les séances d’un cours collectif, dont les dates sont fixées, ne se rétractent pas (article L. 221-28, 12° du code de la consommation) : elles se reportent selon les conditions du forfait.',
  cancelled: 'votre place à cette séance est annulée.',
}
