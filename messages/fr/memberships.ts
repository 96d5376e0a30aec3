import type { MembershipRefusal } from '@/lib/memberships/types'

/** Adhésions : ce qu'on en dit dans le panier, dans 'Mes achats' et dans 'Acheter/Adhérer'. */
export default {
  title: 'Adhésion',
  intro: 'L’adhésion est obligatoire pour acheter un forfait et facultative pour un cours à l’unité.',
  table: {
    caption: 'Liste des adhésions',
    learner: 'Élève',
    boughtOn: 'Date d’achat',
    price: 'Tarif',
    order: 'Achat',
    endsOn: 'Date d’expiration',
    means: 'Moyen',
    reduced: 'tarif réduit',
    noOrder: 'Enregistrée par la structure',
  },
  state: { current: 'En cours', coming: 'À venir', ended: 'Terminée' },
  none: 'Aucune adhésion pour l’instant.',
  refusals: {
    membership_required:
      '« {offer} » demande une adhésion en cours{learner, select, other { pour {learner}}}. Ajoutez-la au panier pour continuer.',
  } satisfies Record<MembershipRefusal, string>,
}
