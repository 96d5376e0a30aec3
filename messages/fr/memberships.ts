import type { MembershipRefusal } from '@/lib/memberships/types'
import type { PricingRefusal } from '@/lib/pricing/types'

/** Adhésions : ce qu'on en dit dans le panier, dans 'Mes achats' et dans 'Acheter/Adhérer'. */
export default {
  title: 'Adhésion',
  intro: 'L’adhésion est obligatoire pour acheter un forfait et facultative pour un cours à l’unité.',
  table: {
    caption: 'Mes adhésions',
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
  reducedRate: {
    refusals: {
      not_staff: 'Seule l’administration de la structure accorde le tarif réduit.',
      learner_unknown: 'Cet élève n’existe pas dans cette structure.',
      grant_dates_wrong: 'La fin de l’accord doit suivre son début.',
    } satisfies Record<PricingRefusal, string>,
  },
  refusals: {
    membership_required:
      '« {offer} » demande une adhésion en cours{learner, select, other { pour {learner}}}. Ajoutez-la au panier pour continuer.',
  } satisfies Record<MembershipRefusal, string>,
}
