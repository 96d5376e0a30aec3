import type { SeedOffer } from './offers'

const common = {
  kind: 'gift',
  discipline: '',
  level: 'Tous niveaux',
  minAge: 10,
  maxAge: null,
  lessonMinutes: 60,
  validityMonths: null,
  isTrial: false,
  requiresMembership: false,
  postponements: 0,
  reducedPriceCents: null,
  maxChequeInstalments: 1,
  maxCardInstalments: 1,
  isPublished: true,
} as const

const validity =
  'Bon valable six mois de date à date à compter du paiement, dernier jour inclus, quel que soit le jour de son envoi : le dernier cours commence au plus tard ce jour-là.'
const cancelling =
  'Chaque cours réservé s’annule jusqu’à 24 heures avant son début et revient alors au bon ; passé ce délai, il est considéré comme pris.'

/** What may be offered: one lesson, four, and a workshop in a duo that is arranged on the telephone ([1.C7]). */
export const giftOffers: readonly SeedOffer[] = [
  {
    ...common,
    slug: 'cadeau-1-cours',
    name: 'Bon cadeau d’un cours particulier',
    summary: 'Une heure de chant, de théâtre, de comédie musicale ou de piano, au choix de la personne.',
    description:
      'Un bon à son nom, avec votre mot, envoyé par e-mail le jour que vous choisissez, ou à imprimer.\n\nLa personne choisit sa discipline, son professeur et son horaire, en ligne ou par téléphone. Aucune adhésion n’est demandée.',
    conditions: `${validity} ${cancelling}`,
    credits: 1,
    priceCents: 9_000,
    isRedeemable: true,
  },
  {
    ...common,
    slug: 'cadeau-4-cours',
    name: 'Bon cadeau de 4 cours particuliers',
    summary: 'Quatre heures pour se lancer : chant, théâtre, comédie musicale ou piano.',
    description:
      'Quatre cours d’une heure avec le professeur de son choix : le temps de préparer une chanson, une scène ou un premier morceau.\n\nLe bon, à son nom et avec votre mot, part par e-mail le jour que vous choisissez, ou s’imprime.',
    conditions: `${validity} ${cancelling}`,
    credits: 4,
    priceCents: 34_000,
    isRedeemable: true,
  },
  {
    ...common,
    slug: 'cadeau-studio',
    name: 'Bon cadeau « une chanson en studio »',
    summary: 'Deux heures avec un professeur pour préparer et enregistrer une chanson. Se réserve par téléphone.',
    description:
      'Une heure de préparation, une heure d’enregistrement dans notre salle, et le fichier à garder.\n\nLes dates dépendent de l’ingénieur du son : la personne nous appelle avec le code du bon, et nous réservons ensemble.',
    conditions: `Se réserve par téléphone. ${validity} ${cancelling}`,
    minAge: 12,
    credits: 1,
    lessonMinutes: 120,
    priceCents: 16_000,
    isRedeemable: false,
  },
]
