/** Les e-mails du tarif réduit ; les autres sont dans `messages.ts`, qui dit comment ils s’écrivent. */
export default {
  reduced_rate_granted: {
    subject: 'Tarif réduit accordé à {eleve}',
    preview: 'Jusqu’au {fin} inclus.',
    kicker: 'Tarif réduit',
    title: 'Votre demande est acceptée',
    button: 'Acheter ou adhérer',
    body: `Bonjour {prenom}, le tarif réduit est accordé à {eleve} jusqu’au {fin} inclus.

Il s’affiche et s’applique de lui-même à ses achats, pour l’adhésion et pour chaque offre qui a un prix réduit.

[bouton]`,
  },
  reduced_rate_refused: {
    subject: 'Votre demande de tarif réduit pour {eleve}',
    preview: 'Votre justificatif n’a pas pu être accepté.',
    kicker: 'Tarif réduit',
    title: 'Votre demande n’a pas pu être acceptée',
    button: 'Envoyer un autre justificatif',
    body: `Bonjour {prenom}, le tarif réduit demandé pour {eleve} n’a pas pu être accordé, pour la raison suivante.

[message]

Vous pouvez envoyer un autre justificatif quand vous le souhaitez.

[bouton]`,
  },
  reduced_rate_ended: {
    subject: 'Fin du tarif réduit de {eleve}',
    preview: 'Les prochains achats sont au tarif plein.',
    kicker: 'Tarif réduit',
    title: 'Le tarif réduit a pris fin',
    button: 'Envoyer un justificatif',
    body: `Bonjour {prenom}, le tarif réduit de {eleve} a été retiré. Ses prochains achats sont au tarif plein ; les commandes déjà passées ne changent pas.

Si sa situation y donne toujours droit, envoyez-nous un justificatif à jour.

[bouton]`,
  },
} as const
