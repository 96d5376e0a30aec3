/** Les e-mails à ceux qui travaillent ici. */
export const staffMails = {
  staff_invitation: {
    subject: 'Rejoignez l’équipe de {structure}',
    preview: 'Un bouton, et l’administration vous est ouverte.',
    kicker: 'Équipe',
    title: 'Bienvenue, {prenom}',
    button: 'Rejoindre l’équipe',
    body: `Bonjour {prenom}, {inviteur} vous invite dans l’équipe de {structure}, comme **{roles}**.

[bouton]

Ce lien ne sert qu’une fois et reste valable {duree}. Passé ce délai, demandez une nouvelle invitation.

Si vous n’attendiez pas cette invitation, ne faites rien : sans votre accord, rien n’est ouvert à votre nom.`,
  },
  staff_access_changed: {
    subject: '{objet}',
    preview: '{annonce}',
    kicker: 'Équipe',
    title: '{objet}',
    button: 'Ouvrir l’administration',
    body: `Bonjour {prenom}, {annonce}

[bouton]

Si vous ne vous y attendiez pas, parlez-en à un administrateur de {structure}.`,
  },
} as const

export const accessTexts = {
  roles: { subject: 'Vos rôles ont changé', announce: 'vous êtes désormais {roles} dans l’équipe de {structure}.' },
  suspended: {
    subject: 'Votre accès est suspendu',
    announce: 'votre accès à l’administration de {structure} est suspendu, et vos appareils sont déconnectés.',
  },
  restored: {
    subject: 'Votre accès est rétabli',
    announce: 'votre accès à l’administration de {structure} est rétabli, avec les mêmes rôles qu’avant : {roles}.',
  },
  factor_reset: {
    subject: 'Votre second facteur a été retiré',
    announce:
      'un administrateur de {structure} a retiré votre second facteur, et vos appareils sont déconnectés. Installez-en un nouveau depuis la page « Sécurité ».',
  },
} as const
