import type { InterestRefusal } from '@/lib/interests/types'

/** Les envies : ce que chacun aimerait suivre, un cœur à côté de chaque offre. */
export default {
  title: 'Mes envies',
  lead: 'Ce que vous aimeriez suivre un jour. Quand de nouvelles dates ouvrent, {structure} peut vous l’écrire, si vous acceptez les e-mails.',
  mine: 'Ce qui m’intéresse',
  none: 'Rien pour l’instant',
  noneText: 'Touchez le cœur d’une offre ci-dessous\u00a0: elle se range ici.',
  others: 'Toutes les offres',
  asked: 'Cette offre vous intéresse\u202f?',
  like: 'Ça m’intéresse',
  liked: 'Ça m’intéresse',
  likeLabel: '«\u00a0{name}\u00a0» m’intéresse',
  unlike: 'Retirer',
  unlikeLabel: '«\u00a0{name}\u00a0» ne m’intéresse plus',
  notedBy: 'noté par l’équipe',
  toInterests: 'Mes envies',
  office: {
    title: 'Envies',
    none: 'Aucune envie notée.',
    byMember: 'par le client, le {day}',
    byOffice: 'par {author}, le {day}',
    offer: 'Offre',
    choose: 'Choisir une offre',
    add: 'Noter une envie',
    save: 'Noter',
    remove: 'Retirer',
    removeOf: 'Retirer l’envie «\u00a0{name}\u00a0»',
  },
  course: {
    title: 'Intéressés',
    text: '{count, plural, one {Une personne s’intéresse} other {# personnes s’intéressent}} à «\u00a0{offer}\u00a0».',
    tell: '{count, plural, one {Prévenir la personne intéressée} other {Prévenir les # personnes intéressées}}',
    opened: 'De nouvelles dates sont ouvertes\u00a0: prévenez qui les attend.',
  },
  refusals: {
    not_found: 'Cette offre n’est plus proposée.',
    busy: 'Un instant, réessayez.',
  } satisfies Record<InterestRefusal, string>,
}
