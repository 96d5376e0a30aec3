/** Les e-mails de l’argent rendu et des paiements contestés ; les autres sont dans `messages.ts`, qui dit comment ils s’écrivent. */
const refundMails = {
  refund: {
    total: 'Total rendu',
    retained: '{montant} gardés pour les cours pris ou trop proches pour être annulés',
    revokedOne: 'un cours retiré du forfait',
    revoked: '{count} cours retirés du forfait',
    nothing: 'Il n’y avait pas d’argent à vous rendre.',
    by: {
      card: '{montant} repartent sur la carte bancaire qui a payé : comptez 5 à 10 jours selon votre banque.',
      transfer: '{montant} vous sont rendus par virement.',
      cheque: '{montant} vous sont rendus par virement.',
      cash: '{montant} vous sont rendus par l’administration.',
      holiday_voucher: '{montant} payés en chèques-vacances vous sont rendus par l’administration.',
      culture_pass: '{montant} payés avec le Pass Culture vous sont rendus par l’administration.',
      account_credit: '{montant} sont de nouveau en crédit sur votre compte.',
      free: '{montant}',
    },
  },
  templates: {
    refund_made: {
      subject: 'Remboursement de votre commande {numero}',
      preview: '{total} vous sont rendus.',
      kicker: 'Commande {numero}',
      title: 'Votre remboursement',
      button: 'Voir mes achats',
      body: `Bonjour {prenom}, voici ce qui vous est rendu de votre commande {numero} du {date}.

[commande]

{retour}

Les cours à venir de ces achats qui pouvaient encore être annulés l’ont été.

[bouton]

Vous retrouvez votre avoir dans « Mes achats » : {lien_achats}`,
    },
    withdrawal_received: {
      subject: 'Accusé de réception de votre rétractation, commande {numero}',
      preview: 'Reçue le {recu}.',
      kicker: 'Commande {numero}',
      title: 'Votre rétractation est enregistrée',
      button: 'Voir mes achats',
      body: `Bonjour {prenom}, nous accusons réception de votre rétractation, reçue le **{recu}**, du contrat portant sur : {achats} (commande {numero} du {date}).

[commande]

{retour}

Les cours à venir de cet achat qui pouvaient encore être annulés l’ont été. Gardez ce message : il fait foi de la date de votre rétractation.

[bouton]

Vous retrouvez votre avoir dans « Mes achats » : {lien_achats}`,
    },
    double_payment: {
      subject: 'Votre second paiement de la commande {numero} vous est rendu',
      preview: '{total} reçus en trop repartent vers vous.',
      kicker: 'Commande {numero}',
      title: 'Payée deux fois, rendue une fois',
      button: 'Voir mes achats',
      body: `Bonjour {prenom}, votre commande {numero} du {date} a été payée deux fois : nous vous rendons le second paiement, sans que vous ayez rien à faire.

{retour}

Votre commande et vos cours ne changent pas.

[bouton]

Vous la retrouvez dans « Mes achats » : {lien_achats}`,
    },
    dispute_opened: {
      subject: 'Paiement contesté : commande {numero}, {montant}',
      preview: 'Répondez à la banque sous 7 jours.',
      kicker: 'Comptabilité',
      title: 'Un paiement est contesté',
      button: 'Voir la commande',
      body: `Le titulaire de la carte a contesté auprès de sa banque {montant} de la commande {numero} ({client}), le {date}.

Répondez depuis votre espace Stripe sous 7 jours : sans réponse, la banque lui donne raison. Jusqu’à sa décision, les réservations de cette commande sont bloquées et rien n’en est remboursé.

[bouton]`,
    },
    dispute_closed: {
      subject: 'Contestation close : commande {numero}, {montant}',
      preview: '{suite}',
      kicker: 'Comptabilité',
      title: 'La banque a décidé',
      button: 'Voir la commande',
      body: `La contestation de {montant} sur la commande {numero} ({client}), ouverte le {date}, est close. {suite}

[bouton]`,
    },
  },
  ends: {
    won: 'Le paiement reste acquis, les réservations sont de nouveau possibles.',
    lost: 'L’argent est rendu au titulaire : cette somme est de nouveau due, les réservations restent bloquées.',
  },
} as const

export default refundMails
