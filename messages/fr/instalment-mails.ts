/** Les e-mails des échéances par carte ; les autres sont dans `messages.ts`, qui dit comment ils s’écrivent. */
export const instalmentTexts = {
  next: 'Prochaine échéance : {montant}, débités le {jour} sur la même carte.',
  last: 'C’était la dernière : votre commande est entièrement payée.',
  authenticate:
    'Votre banque demande que vous confirmiez vous-même ce paiement. Il suffit d’ouvrir cette page et de vous authentifier.',
  suspends:
    'Passé ce jour, vous ne pourrez plus réserver avec les cours de cette commande tant que cette échéance n’est pas réglée ; les cours déjà réservés restent réservés.',
  keeps: 'Passé ce jour, elle reste due.',
}

export const instalmentMails = {
  instalment_paid: {
    subject: 'Échéance {rang} sur {nombre} payée, commande {numero}',
    preview: '{montant} reçus, merci.',
    kicker: 'Commande {numero}',
    title: 'Votre échéance est payée',
    button: 'Voir mes achats',
    body: `Bonjour {prenom}, {structure} a reçu {montant} : l’échéance {rang} sur {nombre} de votre commande {numero}. Votre reçu est joint à ce message.

{suite}

[bouton]`,
  },
  instalment_refused: {
    subject: 'Une échéance de votre commande {numero} reste à régler',
    preview: '{montant} à régler avant le {limite}.',
    kicker: 'Commande {numero}',
    title: 'Votre banque attend votre accord',
    button: 'Régler cette échéance',
    body: `Bonjour {prenom}, l’échéance {rang} sur {nombre} de votre commande {numero}, soit {montant}, n’a pas pu être débitée.

{raison}

[bouton]

Réglez-la par carte jusqu’au {limite} inclus : votre banque peut vous demander de vous authentifier, et vous pouvez utiliser une autre carte. Jusque-là, rien ne change pour vos cours. {apres}

Rien n’a été débité pour cette échéance, et elle ne le sera pas deux fois.`,
  },
} as const
