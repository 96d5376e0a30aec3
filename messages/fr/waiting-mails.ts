import type { ChequeProblem } from '@/lib/cheques/types'

/** Les e-mails des commandes par virement ou par chèque ; les autres sont dans `messages.ts`, qui dit comment ils s’écrivent. */
export const waitingTexts = {
  total: 'Total à payer',
  left: 'Reste à payer',
  transfer:
    'Faites un virement de {montant} à {titulaire}, IBAN {iban}, BIC {bic}, avec la référence {numero} dans le motif. Vos cours sont activés dès que le montant entier est arrivé.',
  cheque:
    'Envoyez {cheques} à l’ordre de {ordre}, à l’adresse suivante : {adresse}. Datez tout du jour de la commande, le {date}, et écrivez {numero} au dos et dans la lettre.',
  oneCheque: 'un chèque de {montant}',
  manyCheques: '{nombre} chèques dans la même enveloppe ({montants})',
  problems: {
    wrong_amount: 'son montant, {ecrit}, n’est pas celui attendu',
    wrong_date: 'sa date, le {jour}, n’est pas bonne',
    wrong_payee: 'il n’est pas au bon ordre',
    not_signed: 'il n’est pas signé',
    unreadable: 'il est illisible ou raturé',
  } satisfies Record<ChequeProblem, string>,
}

export const waitingMails = {
  order_placed: {
    subject: 'Votre commande {numero} est enregistrée',
    preview: 'Nous attendons votre paiement pour activer votre commande.',
    kicker: 'Commande {numero}',
    title: 'Merci, {prenom}',
    button: 'Voir comment payer',
    body: `Votre commande {numero} du {date} a bien été enregistrée. Nous attendons votre paiement pour activer votre commande.

[commande]

**Pour payer.** {comment}

Votre commande est gardée jusqu’au {limite} inclus, puis annulée si rien n’est arrivé.

[bouton]`,
  },
  order_reminder: {
    subject: 'Votre commande {numero} attend toujours son paiement',
    preview: 'Elle est gardée jusqu’au {limite} inclus.',
    kicker: 'Commande {numero}',
    title: 'Nous n’avons encore rien reçu',
    button: 'Voir comment payer',
    body: `Bonjour {prenom}, votre commande {numero} du {date} attend encore son paiement. Elle est gardée jusqu’au {limite} inclus, puis elle sera annulée et rien ne vous sera débité.

[commande]

**Pour payer.** {comment}

Si votre paiement est déjà parti, ne tenez pas compte de ce message.

[bouton]`,
  },
  order_part_received: {
    subject: 'Une partie du paiement de votre commande {numero} est arrivée',
    preview: 'Il reste un règlement avant que vos cours soient activés.',
    kicker: 'Commande {numero}',
    title: 'Nous avons reçu une partie de votre paiement',
    button: 'Voir comment payer',
    body: `Bonjour {prenom}, merci : une partie du paiement de votre commande {numero} du {date} est arrivée. Vos cours sont activés dès que le montant entier est là.

[commande]

**Pour payer le reste.** {comment}

[bouton]`,
  },
  order_expired: {
    subject: 'Votre commande {numero} est annulée',
    preview: 'Rien n’a été débité.',
    kicker: 'Commande {numero}',
    title: 'Votre commande est annulée',
    button: 'Voir les cours et tarifs',
    body: `Bonjour {prenom}, nous n’avons pas reçu le paiement de votre commande {numero} du {date}. Elle est annulée et rien ne vous a été débité.

[commande]

Si votre paiement est parti entre-temps, répondez à ce message : nous nous en occupons. Vous pouvez aussi commander à nouveau.

[bouton]`,
  },
  order_cancelled: {
    subject: 'Votre commande {numero} est annulée',
    preview: 'Ce qui était arrivé reste à vous.',
    kicker: 'Commande {numero}',
    title: 'Votre commande est annulée',
    button: 'Voir les cours et tarifs',
    body: `Bonjour {prenom}, comme convenu, votre commande {numero} du {date} est annulée : il n’y a plus rien à payer.

Si une partie du paiement était arrivée, elle est maintenant un crédit sur votre compte, qui paie votre prochaine commande ; un chèque que nous gardions vous est rendu. Si cette annulation vous surprend, répondez à ce message.

[bouton]`,
  },
  cheque_to_fix: {
    subject: 'Un chèque de votre commande {numero} est à rectifier',
    preview: 'Renvoyez-nous un chèque de {montant}.',
    kicker: 'Commande {numero}',
    title: 'Un chèque est à rectifier',
    button: 'Revoir mes chèques',
    body: `Bonjour {prenom}, nous avons reçu un chèque pour votre commande {numero}, mais {probleme} : il ne peut pas être remis à la banque.

**À renvoyer.** Un chèque de {montant} à l’ordre de {ordre}, daté du jour où vous l’écrivez, avec {numero} au dos, à l’adresse suivante : {adresse}.

Le chèque à rectifier ne sera pas encaissé.

[bouton]`,
  },
  cheque_bounced: {
    subject: 'Un chèque de votre commande {numero} a été rejeté',
    preview: '{montant} sont de nouveau dus.',
    kicker: 'Commande {numero}',
    title: 'Votre banque a rejeté un chèque',
    button: 'Revoir mes chèques',
    body: `Bonjour {prenom}, votre banque a rejeté le chèque de {montant} remis pour votre commande {numero}. Ce montant est de nouveau dû.

**Pour régulariser.** Envoyez un chèque de {montant} à l’ordre de {ordre}, avec {numero} au dos, à l’adresse suivante : {adresse}. Ou appelez-nous pour payer autrement.

Vos cours déjà réservés restent réservés ; les nouvelles réservations sur cette commande reprennent dès son règlement.

[bouton]`,
  },
} as const
