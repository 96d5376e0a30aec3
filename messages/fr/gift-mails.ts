/** Les e-mails des bons cadeaux, lus par messages.ts. */
export const giftTexts = {
  lesson: 'un cours de {duree}',
  lessons: '{nombre} cours de {duree}',
  to: ' pour {nom}',
  code: 'Code',
  gift: 'Cadeau',
  for: 'Offert à',
  until: 'Valable jusqu’au',
  online:
    'Pour vous en servir, connectez-vous ou créez votre compte : vous choisissez ensuite votre professeur et votre horaire. Vous préférez le téléphone ? Appelez-nous au {telephone}, nous réservons avec vous.',
  phone: 'Pour réserver, appelez-nous au {telephone} avec ce code : nous choisissons l’horaire avec vous.',
  sent: 'Nous l’envoyons en ce moment même à {email}.',
  toSend: 'Nous l’enverrons à {email} le {jour}, au matin.',
  byHand: 'Il est à vous de le remettre : imprimez le bon joint, ou transmettez ce message.',
}

export const giftMails = {
  gift_sent: {
    subject: '{offrant} vous offre {cadeau}',
    preview: 'Votre bon cadeau de {structure}, valable jusqu’au {fin}.',
    kicker: 'Bon cadeau',
    title: 'Un cadeau pour vous',
    button: 'Utiliser mon bon',
    body: `Bonjour {destinataire}, {offrant} vous offre **{cadeau}** à {structure}.

[message]

[details]

{comment}

[bouton]

Le bon est joint à ce message. Gardez son code pour vous : il ouvre les cours à qui le connaît. Le dernier cours commence le {fin} au plus tard.`,
  },
  gift_bought: {
    subject: 'Votre bon cadeau{pour}',
    preview: '{cadeau}, valable jusqu’au {fin}.',
    kicker: 'Bon cadeau',
    title: 'Votre cadeau est prêt',
    button: 'Voir mes bons cadeaux',
    body: `Bonjour {prenom}, votre paiement est enregistré : le bon cadeau est prêt. {envoi}

[details]

[bouton]

Le bon est joint à ce message. Il est valable jusqu’au {fin}, dernier jour inclus, quel que soit le jour où il est remis.`,
  },
} as const
