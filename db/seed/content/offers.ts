import { giftOffers } from './gift-offers'

export type Discipline = 'chant' | 'theatre' | 'comedie-musicale' | 'piano'

export type SeedOffer = {
  slug: string
  kind: 'membership' | 'individual' | 'group' | 'gift'
  name: string
  summary: string
  description: string
  conditions: string
  discipline: Discipline | ''
  level: string
  minAge: number | null
  maxAge: number | null
  credits: number
  lessonMinutes: number | null
  validityMonths: number | null
  isTrial: boolean
  requiresMembership: boolean
  postponements: number
  priceCents: number
  reducedPriceCents: number | null
  maxChequeInstalments: number
  maxCardInstalments: number
  isPublished: boolean
  /** A gift that its bearer may use on their account; else by telephone only ([1.C7]). */
  isRedeemable?: boolean
}

type Subject = {
  discipline: Discipline
  /** « de chant » */
  of: string
  /** As a noun: « Chant » */
  title: string
  level: string
  minAge: number
  maxAge: number | null
  content: string
  sizes: readonly number[]
}

const subjects: readonly Subject[] = [
  {
    discipline: 'chant',
    of: 'de chant',
    title: 'Chant',
    level: 'Tous niveaux',
    minAge: 12,
    maxAge: null,
    content:
      'Souffle, placement, justesse, interprétation : le cours part de votre voix et des chansons que vous aimez. Apportez un enregistrement ou une partition, ou laissez-vous proposer un répertoire.',
    sizes: [1, 4, 10, 30],
  },
  {
    discipline: 'theatre',
    of: 'de théâtre',
    title: 'Théâtre',
    level: 'Tous niveaux',
    minAge: 10,
    maxAge: null,
    content:
      'Lecture, jeu, diction, présence : une heure sur le plateau avec un comédien. Pour débuter, pour préparer une audition ou un concours, pour prendre la parole sans trembler.',
    sizes: [1, 4, 10, 30],
  },
  {
    discipline: 'comedie-musicale',
    of: 'de comédie musicale',
    title: 'Comédie musicale',
    level: 'Dès un an de chant ou de danse',
    minAge: 12,
    maxAge: null,
    content:
      'Chanter, jouer et bouger dans le même mouvement : travail d’un air et de sa scène, du texte parlé au refrain. Prévoyez une tenue souple et des chaussures propres.',
    sizes: [1, 4, 10, 30],
  },
  {
    discipline: 'piano',
    of: 'de piano',
    title: 'Piano',
    level: 'Débutants et intermédiaires',
    minAge: 6,
    maxAge: null,
    content:
      'Lire, jouer, s’accompagner en chantant. Les enfants dès six ans commencent par le jeu et l’écoute ; les adultes choisissent leur répertoire, du classique au jazz.',
    sizes: [1, 4, 10],
  },
]

const months: Record<number, number> = { 1: 1, 4: 3, 10: 6, 30: 12 }
const prices: Record<number, number> = { 1: 9_000, 4: 34_000, 10: 80_000, 30: 225_000 }
const lengths: Record<number, string> = { 1: 'un mois', 4: 'trois mois', 10: 'six mois', 30: 'douze mois' }

const cancelling =
  'Chaque cours s’annule en ligne jusqu’à 24 heures avant son début et revient alors au forfait ; passé ce délai, il est considéré comme pris.'

const validity = (size: number) =>
  `Valable ${lengths[size]} de date à date à compter du paiement, dernier jour inclus : un cours doit commencer au plus tard ce jour-là.`

const individual = {
  kind: 'individual',
  lessonMinutes: 60,
  postponements: 0,
  reducedPriceCents: null,
  isPublished: true,
} as const

function trialOf(subject: Subject): SeedOffer {
  return {
    ...individual,
    slug: `essai-${subject.discipline}`,
    name: `Cours d’essai ${subject.of}`,
    summary: 'Une heure avec le professeur de votre choix, une fois par élève, sans adhésion.',
    description: `${subject.content}\n\nLe cours d’essai permet de rencontrer un professeur, de faire le point et de choisir la suite. Il n’engage à rien.`,
    conditions: `Une fois par élève. Adhésion facultative. ${validity(1)} ${cancelling}`,
    discipline: subject.discipline,
    level: subject.level,
    minAge: subject.minAge,
    maxAge: subject.maxAge,
    credits: 1,
    validityMonths: 1,
    isTrial: true,
    requiresMembership: false,
    priceCents: 4_500,
    maxChequeInstalments: 1,
    maxCardInstalments: 1,
  }
}

const timesOf = (size: number) =>
  size >= 10
    ? 'Payable en plusieurs fois : jusqu’à quatre par carte, trois par chèque.'
    : 'Payable en une ou deux fois, par carte ou par chèque.'

function lessonsOf(subject: Subject, size: number): SeedOffer {
  const isPackage = size > 1
  return {
    ...individual,
    slug: isPackage ? `forfait-${size}-cours-${subject.discipline}` : `cours-${subject.discipline}`,
    name: isPackage ? `Forfait ${size} cours ${subject.of}` : `Cours particulier ${subject.of}`,
    summary: isPackage
      ? `${size} cours particuliers d’une heure, à réserver quand vous le voulez pendant ${lengths[size]}.`
      : 'Un cours particulier d’une heure, à réserver dans le mois, sans adhésion.',
    description: `${subject.content}\n\n${isPackage ? 'Vous réservez chaque cours en ligne, avec le même professeur ou en changeant, dans les créneaux ouverts.' : 'Vous choisissez le professeur et l’horaire en ligne dès le paiement.'}`,
    conditions: `${isPackage ? 'Adhésion de l’élève nécessaire.' : 'Adhésion facultative.'} ${validity(size)} ${cancelling}${isPackage ? ` ${timesOf(size)}` : ''}`,
    discipline: subject.discipline,
    level: subject.level,
    minAge: subject.minAge,
    maxAge: subject.maxAge,
    credits: size,
    validityMonths: months[size]!,
    isTrial: false,
    requiresMembership: isPackage,
    priceCents: prices[size]!,
    maxChequeInstalments: size >= 10 ? 3 : isPackage ? 2 : 1,
    maxCardInstalments: size >= 10 ? 4 : isPackage ? 2 : 1,
  }
}

const membership: SeedOffer = {
  slug: 'adhesion-annuelle',
  kind: 'membership',
  name: 'Adhésion annuelle',
  summary: 'Nécessaire pour les forfaits, facultative pour les cours à l’unité. Tarif réduit sur justificatif.',
  description:
    'L’adhésion fait de vous un membre de l’association : elle donne accès aux forfaits, aux auditions de fin de trimestre et à l’assemblée générale.\n\nTarif réduit, 30,00 € : étudiants de moins de 26 ans, demandeurs d’emploi, bénéficiaires de minima sociaux, personnes en situation de handicap. Envoyez votre justificatif de moins de trois mois par courriel ; dès que l’administration l’a accordé, le tarif réduit s’affiche dans votre panier.',
  conditions:
    'Nominative, pour l’élève. Valable un an moins un jour à compter du paiement ; prise avant la fin de la précédente, elle commence le lendemain de cette fin.',
  discipline: '',
  level: '',
  minAge: null,
  maxAge: null,
  credits: 0,
  lessonMinutes: null,
  validityMonths: null,
  isTrial: false,
  requiresMembership: false,
  postponements: 0,
  priceCents: 5_000,
  reducedPriceCents: 3_000,
  maxChequeInstalments: 1,
  maxCardInstalments: 1,
  isPublished: true,
}

type GroupSubject = Pick<SeedOffer, 'summary' | 'description' | 'discipline' | 'level' | 'lessonMinutes' | 'minAge'> & {
  slug: string
  of: string
}

const singing: GroupSubject = {
  slug: 'chant-collectif',
  of: 'de chant collectif',
  summary: 'Le mercredi à 19 h 30, une heure et demie, dix personnes au plus.',
  description: 'Échauffement, polyphonie simple, répertoire de chanson et de variété.',
  discipline: 'chant',
  level: 'Débutants',
  lessonMinutes: 90,
  minAge: 16,
}

const improvising: GroupSubject = {
  slug: 'improvisation',
  of: 'd’improvisation',
  summary: 'Le jeudi à 20 h, deux heures, huit personnes au plus.',
  description: 'Jouer sans texte : l’écoute, la confiance, le personnage, puis des scènes entières à plusieurs.',
  discipline: 'theatre',
  level: 'Tous niveaux',
  lessonMinutes: 120,
  minAge: 16,
}

/** Packages of the group courses: their dates are chosen in the cart ([1.C6]). */
const group = ({ slug, of, ...subject }: GroupSubject, credits: number, priceCents: number): SeedOffer => ({
  ...membership,
  ...subject,
  slug: credits === 1 ? `essai-${slug}` : `forfait-${credits}-${slug}`,
  kind: 'group',
  name: credits === 1 ? `Essai ${of}` : `Forfait ${credits} cours ${of}`,
  conditions:
    credits === 1
      ? 'Une fois par élève.'
      : `${credits} séances consécutives, hors vacances scolaires. Un report possible jusqu’à 24 h avant la séance. Adhésion de l’élève nécessaire.`,
  credits,
  isTrial: credits === 1,
  requiresMembership: credits > 1,
  postponements: credits === 1 ? 0 : 1,
  priceCents,
  reducedPriceCents: null,
  maxChequeInstalments: credits > 1 ? 3 : 1,
  maxCardInstalments: 1,
  isPublished: true,
})

/** The catalogue of the demonstration, in the order of the page, at the prices of the product's brief ([0]). */
export const atelierOffers: readonly SeedOffer[] = [
  membership,
  ...subjects.flatMap((subject) => [trialOf(subject), ...subject.sizes.map((size) => lessonsOf(subject, size))]),
  group(singing, 1, 1_500),
  group(singing, 4, 14_000),
  group(singing, 10, 33_000),
  group(singing, 30, 90_000),
  group(improvising, 4, 16_000),
  group(improvising, 10, 38_000),
  ...giftOffers,
]

export const disciplineNames: Record<Discipline, string> = {
  chant: 'Chant',
  theatre: 'Théâtre',
  'comedie-musicale': 'Comédie musicale',
  piano: 'Piano',
}
