import type { DisputeStatus, RefundReason, RefundStatus, WithdrawalRefusal } from '@/lib/refunds/types'

/** Remboursements, contestations et « Renoncer au contrat ici ». */
export default {
  states: {
    requested: 'À rendre',
    processing: 'En cours',
    succeeded: 'Rendu',
    failed: 'À reprendre',
  } satisfies Record<RefundStatus, string>,
  reasons: {
    staff: 'Remboursement',
    withdrawal: 'Rétractation',
    double: 'Second paiement rendu',
  } satisfies Record<RefundReason, string>,
  disputeStates: {
    open: 'Paiement contesté',
    won: 'Contestation gagnée',
    lost: 'Contestation perdue',
  } satisfies Record<DisputeStatus, string>,
  refusals: {
    order_not_paid: 'Cette commande n’est pas payée : il n’y a rien à rendre.',
    nothing_to_refund: 'Il ne reste rien à rendre : tout a déjà été remboursé ou utilisé.',
    payment_disputed:
      'Le paiement est contesté auprès de la banque, qui retient l’argent. Attendez sa réponse avant de rembourser.',
    instalment_under_way: 'Une échéance est en cours de paiement. Attendez la réponse de la banque, puis recommencez.',
    refund_above_paid: 'Le montant dépasse ce qui a été reçu pour cette commande : rien n’a été remboursé.',
    refund_changed: 'Quelque chose a changé depuis l’affichage : relisez ce qui suit, puis confirmez à nouveau.',
    refund_not_open: 'Ce remboursement passe par la carte : il n’est pas à rendre à la main.',
    not_found: 'Cette commande n’existe pas.',
    busy: 'Un instant : quelqu’un d’autre modifie cette commande. Réessayez.',
    already_withdrawn: 'Vous avez déjà renoncé à cet achat.',
    withdrawal_over: 'Le délai de 14 jours pour renoncer à cet achat est terminé depuis le {until}.',
    wholly_used: 'Tous les cours de cet achat ont été pris : il n’est plus possible d’y renoncer.',
    dated_sessions: 'Cet achat porte sur des séances à dates fixes : le droit de rétractation ne s’y applique pas.',
    membership_needed: 'Votre forfait « {offer} » a besoin de cette adhésion : renoncez d’abord au forfait.',
  } satisfies Record<WithdrawalRefusal, string>,
}
