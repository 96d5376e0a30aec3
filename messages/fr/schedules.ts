import type { InstalmentState } from '@/lib/instalments/types'

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
}
