/** Where the demonstration's lessons are given. Streets are invented. */
export const atelierLocations = [
  {
    key: 'lilas',
    name: 'Atelier des Lilas-Blancs',
    address: '28 rue des Lilas-Blancs, 75011 Paris',
    directions:
      'Au fond de la cour, porte verte, premier étage. Code d’entrée envoyé avec la confirmation. Accessible par l’ascenseur du hall B.',
  },
  {
    key: 'remparts',
    name: 'Studios de l’Ancien-Rempart',
    address: '5 passage de l’Ancien-Rempart, 75017 Paris',
    directions: 'Sonner à « Studios ». De plain-pied sur la cour.',
  },
] as const

export type LocationKey = (typeof atelierLocations)[number]['key']

export const atelierRooms = [
  {
    key: 'grande-salle',
    location: 'lilas',
    name: 'Grande salle',
    capacity: 45,
    area: 82,
    rentable: true,
    description: 'Plancher de danse, miroirs, gradin mobile, piano droit, sonorisation et douze projecteurs.',
  },
  {
    key: 'studio-1',
    location: 'lilas',
    name: 'Studio 1',
    capacity: 8,
    area: 22,
    rentable: true,
    description: 'Studio traité pour la voix, piano numérique, enceinte et micro.',
  },
  {
    key: 'studio-2',
    location: 'lilas',
    name: 'Studio 2',
    capacity: 6,
    area: 18,
    rentable: false,
    description: 'Piano droit, pupitres, lumière du jour.',
  },
  {
    key: 'plateau',
    location: 'remparts',
    name: 'Petit plateau',
    capacity: 25,
    area: 48,
    rentable: true,
    description: 'Plateau noir de six mètres sur cinq, pendrillons, six projecteurs.',
  },
  {
    key: 'studio-3',
    location: 'remparts',
    name: 'Studio 3',
    capacity: 5,
    area: 15,
    rentable: false,
    description: 'Piano quart de queue.',
  },
] as const satisfies readonly {
  key: string
  location: LocationKey
  name: string
  capacity: number
  area: number
  rentable: boolean
  description: string
}[]

export type RoomKey = (typeof atelierRooms)[number]['key']
