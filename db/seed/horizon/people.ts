import type { ConsentChannel, ConsentSource, FileOrigin, NoteKind } from '@/lib/client-files/types'

type Place = readonly [postcode: string, city: string]
export type Country = 'CA' | 'FR' | 'BE'

/** Where the files live, and the numbers reserved for fiction there; two digits more make a telephone. */
export const countries: Record<Country, { places: readonly Place[]; phone: string; streets: readonly string[] }> = {
  CA: {
    places: [
      ['G1K 0A1', 'Québec'],
      ['G6V 0A2', 'Lévis'],
      ['H2J 0A3', 'Montréal'],
      ['J1H 0A4', 'Sherbrooke'],
      ['G9A 0A5', 'Trois-Rivières'],
    ],
    phone: '+141855501',
    streets: ['rue des Marées', 'chemin du Foulon-Vert', 'rang des Érables', 'avenue du Belvédère'],
  },
  FR: {
    places: [
      ['69002', 'Lyon'],
      ['38000', 'Grenoble'],
      ['75010', 'Paris'],
      ['67000', 'Strasbourg'],
    ],
    phone: '+331990080',
    streets: ['quai des Lumières', 'rue du Vieux-Pressoir', 'place des Tilleuls'],
  },
  BE: {
    places: [
      ['4000', 'Liège'],
      ['1050', 'Ixelles'],
      ['5000', 'Namur'],
    ],
    phone: '+3225550',
    streets: ['rue de la Verrière', 'avenue des Hêtres', 'rue du Beffroi'],
  },
}

/** Invented people by country: those who came by themselves, and those that the office wrote down. */
export const crowd: Record<Country, readonly (readonly [firstName: string, lastName: string])[]> = {
  CA: [
    ['Marie-Ève', 'Gagnon'],
    ['Mathieu', 'Bouchard'],
    ['Josée', 'Côté'],
    ['Sylvain', 'Fortin'],
    ['Annie', 'Gauthier'],
    ['Étienne', 'Morin'],
    ['Chantal', 'Pelletier'],
    ['Félix', 'Bélanger'],
    ['Manon', 'Lévesque'],
    ['Guillaume', 'Bergeron'],
    ['Isabelle', 'Simard'],
    ['Alexandre', 'Girard-Dubé'],
    ['Caroline', 'Boucher'],
    ['Raphaël', 'Ouellet'],
    ['Lucie', 'Poirier'],
    ['Martin', 'Beaulieu'],
    ['Nadia', 'Cloutier'],
    ['Patrice', 'Desjardins'],
    ['Sandrine', 'Nadeau'],
    ['Yves', 'Thibault'],
    ['Johanne', 'Caron-Roy'],
    ['Simon', 'Hébert'],
    ['Valérie', 'Lapointe'],
    ['Denis', 'Rousseau'],
    ['Karine', 'Vachon'],
    ['Olivier', 'Turcotte'],
    ['Hélène', 'Boivin'],
    ['Charles', 'Arsenault'],
    ['Émilie', 'Savard'],
    ['Normand', 'Giroux'],
    ['Sonia', 'Leclerc-Houde'],
    ['Vincent', 'Paradis'],
  ],
  FR: [
    ['Agnès', 'Vidal'],
    ['Bruno', 'Chapuis'],
    ['Céline', 'Morel'],
    ['Didier', 'Lacroix'],
    ['Estelle', 'Guérin'],
    ['Fabrice', 'Noël'],
    ['Ghislaine', 'Perrot'],
    ['Hervé', 'Ballet'],
    ['Inès', 'Rahmani'],
    ['Jacques', 'Thévenet'],
    ['Laurence', 'Coste'],
    ['Marc', 'Delmas'],
    ['Nathan', 'Berthier'],
    ['Odile', 'Royer'],
    ['Philippe', 'Gaillard'],
    ['Roxane', 'Meyer'],
    ['Serge', 'Schmitt'],
    ['Tiphaine', 'Lebrun'],
    ['Urbain', 'Jacquet'],
    ['Viviane', 'Klein'],
  ],
  BE: [
    ['Anneleen', 'Peeters'],
    ['Bernard', 'Lambot'],
    ['Colette', 'Dewez'],
    ['Dorian', 'Claes'],
    ['Françoise', 'Henrard'],
    ['Gaëtan', 'Lejeune'],
    ['Ingrid', 'Willems'],
    ['Joëlle', 'Marchal'],
    ['Koen', 'Janssens'],
    ['Lise', 'Dubois-Piret'],
    ['Michel', 'Servais'],
    ['Nora', 'El Idrissi'],
  ],
}

/** Pairs that look alike, for the reason beside: staff sees them and decides ([2.A4]). */
export const alikes = [
  {
    country: 'CA',
    names: [
      ['Stéphanie', 'Lachance'],
      ['Stephanie', 'Lachance'],
    ],
    shares: 'place',
  },
  {
    country: 'CA',
    names: [
      ['Pierre-Luc', 'Gosselin'],
      ['Pierre', 'Gosselin'],
    ],
    shares: 'birth',
  },
  {
    country: 'FR',
    names: [
      ['Corinne', 'Faure'],
      ['Corine', 'Faure'],
    ],
    shares: 'phone',
  },
  {
    country: 'BE',
    names: [
      ['Thierry', 'Maes'],
      ['Thierry', 'Maes'],
    ],
    shares: 'email',
  },
] as const satisfies readonly {
  country: Country
  names: readonly (readonly [string, string])[]
  shares: 'place' | 'birth' | 'phone' | 'email'
}[]

/** Who asked to be removed, and whose file the law keeps in part ([2.A6]). */
export const removed = [
  ['CA', 'Gilles', 'Bédard'],
  ['CA', 'Micheline', 'Harvey'],
  ['FR', 'Arnaud', 'Petitjean'],
  ['BE', 'Sabine', 'Collard'],
] as const satisfies readonly (readonly [Country, string, string])[]

/** Whose second file was merged into the first one long ago. */
export const mergedNames = [
  ['CA', 'Louise', 'Plourde'],
  ['FR', 'Quentin', 'Arnoux'],
] as const satisfies readonly (readonly [Country, string, string])[]

export type SeedConsent = { channel: ConsentChannel; isGranted: boolean; source: ConsentSource; daysAgo: number }
export type SeedNote = { kind: NoteKind; body: string }

export const generalNotes: readonly SeedNote[] = [
  { kind: 'general', body: 'Préfère être appelée en fin de journée.' },
  { kind: 'general', body: 'Vient par le bouche-à-oreille, demande la brochure papier de la prochaine tournée.' },
  { kind: 'general', body: 'Se déplace en fauteuil : prévoir une salle de plain-pied.' },
  { kind: 'general', body: 'Souhaite suivre la phase 2 avec la même animatrice.' },
  { kind: 'accounting_flag', body: 'Chèque revenu sans provision l’an dernier : demander le solde avant l’atelier.' },
  { kind: 'teacher', body: 'Parle peu en groupe : commencer par les exercices à deux.' },
]

export const originsByTurn: readonly FileOrigin[] = ['holder', 'holder', 'holder', 'office', 'holder', 'import']
