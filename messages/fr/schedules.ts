import type { InstalmentRefusal, InstalmentState } from '@/lib/instalments/types'

/** Échéancier d'une commande, quel que soit le moyen de paiement. */
export default {
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
  paidOn: 'Payé le {day}',
  graceUntil: 'Refusé, à régler avant le {day}',
  refusals: {
    instalment_paid: 'Cette échéance est déjà payée : merci. Rien n’est débité deux fois.',
    instalment_not_due: 'Cette échéance n’attend pas de paiement de votre part.',
    payment_under_way:
      'Votre banque traite le paiement de cette échéance. Attendez sa réponse : rien ne sera débité deux fois.',
    provider_unreachable: 'Le service de paiement ne répond pas. Rien n’a été débité : réessayez dans un instant.',
    not_found: 'Cette échéance n’existe pas.',
    busy: 'Beaucoup de monde en ce moment : réessayez dans un instant. Rien n’a été débité deux fois.',
  } satisfies Record<InstalmentRefusal, string>,
}
