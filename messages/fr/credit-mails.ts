/** The mail that tells a client of credit on their account, read by messages.ts ([6.R8] [6.R9]). */
export const creditTexts = {
  surplus: 'Nous avons reçu par virement {montant} de plus que ce que vous deviez.',
  grant: 'Nous avons ajouté {montant} à votre compte.',
}

export const creditMails = {
  credit_added: {
    subject: '{montant} en crédit sur votre compte',
    preview: 'Votre prochaine commande en tiendra compte d’elle-même.',
    kicker: 'Votre compte',
    title: 'Vous avez un crédit',
    button: 'Voir mes achats',
    body: `Bonjour {prenom}. {raison} Cette somme reste la vôtre : votre prochaine commande à {structure} l’utilisera en premier.

Crédit sur votre compte : **{solde}**.

[bouton]

Vous préférez qu’elle vous soit rendue ? Répondez à ce message.`,
  },
} as const
