import type { InstalmentRefusal, InstalmentState } from '@/lib/instalments/types'

/** Échéancier d'une commande, quel que soit le moyen de paiement. */
export default {
  title: 'Échéancier',
  caption: 'Échéancier de la commande {number}',
  part: 'Échéance',
  rank: '{rank} sur {count}',
  once: 'Paiement unique',
  credit: 'Crédit sur le compte',
  replacement: 'Remplace un paiement rejeté',
  dueOn: 'À payer le',
  soon: 'Dès maintenant',
  amount: 'Montant',
  state: 'État',
  states: {
    upcoming: 'À venir',
    due: 'À payer',
    refused: 'Refusé par la banque',
    processing: 'En cours à la banque',
    received: 'Reçu, à remettre en banque',
    paid: 'Payé',
    bounced: 'Rejeté par la banque',
    cancelled: 'Annulé',
  } satisfies Record<InstalmentState, string>,
  action: 'À faire',
  payNow: 'Régler',
  payLabel: 'Régler l’échéance {rank} de la commande {number}',
  paidOn: 'Payé le {day}',
  graceUntil: 'Refusé, à régler avant le {day}',
  plan: {
    title: 'Paiement en {count} fois',
    text: 'Vous payez {amount} maintenant et tout ce que vous achetez est disponible aussitôt. La carte que vous utilisez ici est enregistrée chez notre prestataire Stripe pour les échéances suivantes, et pour elles seules : elle est débitée le jour dit, et un e-mail vous le dit chaque fois.',
  },
  pay: {
    title: 'Payer une échéance',
    heading: 'Échéance {rank} sur {count} de la commande {number}',
    lead: '{amount}, à payer le {day}',
    grace:
      'Votre banque a refusé ce paiement. Vous pouvez le régler ici jusqu’au {day} inclus, sans rien perdre de ce que vous avez acheté.',
    keeps:
      'La carte que vous utilisez ici est enregistrée chez notre prestataire Stripe pour les échéances suivantes de cette commande, et pour elles seules.',
    nothingCharged: 'Rien n’a été débité : vous pouvez réessayer tout de suite.',
    doneTitle: 'Cette échéance est payée, merci',
    done: 'Tout ce que cette commande vous ouvre reste disponible.',
    nothingTitle: 'Rien à payer ici',
    nothing: 'Cette échéance n’attend pas de paiement de votre part.',
    upcoming: 'Elle sera débitée le jour dit sur la carte qui a payé la première. Vous n’avez rien à faire.',
    long: 'Le paiement n’est pas encore confirmé. Vous pouvez fermer cette page : un e-mail vous le confirmera dès qu’il sera accepté.',
    purchases: 'Mes achats',
  },
  refusals: {
    instalment_paid: 'Cette échéance est déjà payée : merci. Rien n’est débité deux fois.',
    instalment_not_due: 'Cette échéance n’attend pas de paiement de votre part.',
    payment_under_way:
      'Votre banque traite le paiement de cette échéance. Attendez sa réponse : rien ne sera débité deux fois.',
    provider_unreachable: 'Le service de paiement ne répond pas. Rien n’a été débité : réessayez dans un instant.',
    not_found: 'Cette échéance n’existe pas.',
    busy: 'Beaucoup de monde en ce moment : réessayez dans un instant. Rien n’a été débité deux fois.',
  } satisfies Record<InstalmentRefusal, string>,
}
