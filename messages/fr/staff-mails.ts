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
} as const
