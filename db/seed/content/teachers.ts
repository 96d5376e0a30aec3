import type { LocationKey, RoomKey } from './places'

/** One stretch of a teacher's week: 1 Monday … 7 Sunday, wall-clock times, rooms by preference. */
export type WeeklyHours = {
  days: readonly number[]
  from: string
  to: string
  location: LocationKey
  rooms: readonly RoomKey[]
}

export type SeedTeacher = {
  slug: string
  firstName: string
  lastName: string
  discipline: string
  teaches: readonly ('chant' | 'theatre' | 'comedie-musicale' | 'piano')[]
  biography: string
  asksToAgreeFirst: boolean
  hours: readonly WeeklyHours[]
}

const voice: readonly RoomKey[] = ['studio-1', 'studio-2']
const stage: readonly RoomKey[] = ['grande-salle', 'studio-1']
const rampart: readonly RoomKey[] = ['studio-3', 'plateau']

export const atelierTeachers: readonly SeedTeacher[] = [
  {
    slug: 'helene-marchal',
    firstName: 'Hélène',
    lastName: 'Marchal',
    discipline: 'Chant',
    teaches: ['chant'],
    biography:
      'Mezzo-soprano, formée à Lyon puis à Bâle, elle a chanté dix ans en chœur de chambre. Elle fait travailler le souffle et le texte avant la note, avec les débutants comme avec les voix confirmées.',
    asksToAgreeFirst: true,
    hours: [
      { days: [1, 2, 4], from: '10:00', to: '13:00', location: 'lilas', rooms: voice },
      { days: [1, 2, 4], from: '14:00', to: '19:00', location: 'lilas', rooms: voice },
      { days: [3], from: '14:00', to: '21:00', location: 'lilas', rooms: voice },
    ],
  },
  {
    slug: 'paul-verdier',
    firstName: 'Paul',
    lastName: 'Verdier',
    discipline: 'Chant',
    teaches: ['chant', 'comedie-musicale'],
    biography:
      'Auteur-compositeur, il a tourné avec son groupe pendant quinze ans. Variété, jazz et chanson française, préparation au micro et à la scène.',
    asksToAgreeFirst: true,
    hours: [
      { days: [1, 2, 3, 4, 5], from: '09:00', to: '12:00', location: 'lilas', rooms: ['studio-2', 'studio-1'] },
      { days: [2, 4], from: '17:00', to: '21:00', location: 'lilas', rooms: ['studio-2', 'studio-1'] },
      { days: [6], from: '09:30', to: '13:30', location: 'lilas', rooms: ['studio-2'] },
    ],
  },
  {
    slug: 'nadia-ferrand',
    firstName: 'Nadia',
    lastName: 'Ferrand',
    discipline: 'Chant',
    teaches: ['chant'],
    biography:
      'Chanteuse lyrique et professeure diplômée d’État, elle accompagne les voix qui changent : adolescents, reprises après une longue pause, voix fatiguées par le métier.',
    asksToAgreeFirst: false,
    hours: [
      { days: [2, 5], from: '15:00', to: '20:30', location: 'remparts', rooms: rampart },
      { days: [6], from: '10:00', to: '18:00', location: 'remparts', rooms: rampart },
    ],
  },
  {
    slug: 'marc-aubrac',
    firstName: 'Marc',
    lastName: 'Aubrac',
    discipline: 'Théâtre',
    teaches: ['theatre'],
    biography:
      'Comédien et metteur en scène. Il prépare les concours des écoles nationales et fait découvrir le jeu à ceux qui n’ont jamais osé.',
    asksToAgreeFirst: true,
    hours: [
      { days: [1, 3, 5], from: '11:00', to: '19:00', location: 'remparts', rooms: ['plateau', 'studio-3'] },
      { days: [7], from: '14:00', to: '18:00', location: 'remparts', rooms: ['plateau'] },
    ],
  },
  {
    slug: 'ines-corbel',
    firstName: 'Inès',
    lastName: 'Corbel',
    discipline: 'Théâtre et prise de parole',
    teaches: ['theatre'],
    biography:
      'Comédienne et clown, elle travaille le corps, l’écoute et l’improvisation. Elle forme aussi à la prise de parole en public.',
    asksToAgreeFirst: false,
    hours: [
      { days: [2, 4], from: '12:00', to: '20:00', location: 'lilas', rooms: ['grande-salle'] },
      { days: [3], from: '09:00', to: '12:30', location: 'remparts', rooms: ['plateau'] },
    ],
  },
  {
    slug: 'sacha-delmas',
    firstName: 'Sacha',
    lastName: 'Delmas',
    discipline: 'Comédie musicale',
    teaches: ['comedie-musicale'],
    biography:
      'Vingt spectacles en tournée, de la troupe au premier rôle. Chanter, jouer et bouger dans le même mouvement, à tout niveau.',
    asksToAgreeFirst: true,
    hours: [
      { days: [1, 5], from: '16:00', to: '21:30', location: 'lilas', rooms: stage },
      { days: [6], from: '14:00', to: '19:00', location: 'lilas', rooms: stage },
    ],
  },
  {
    slug: 'agathe-lenoir',
    firstName: 'Agathe',
    lastName: 'Lenoir',
    discipline: 'Piano et accompagnement',
    teaches: ['piano', 'comedie-musicale'],
    biography:
      'Pianiste accompagnatrice et cheffe de chant. Lecture, accords, s’accompagner en chantant, préparer une audition.',
    asksToAgreeFirst: false,
    hours: [
      { days: [3], from: '13:00', to: '20:00', location: 'remparts', rooms: ['studio-3'] },
      { days: [4], from: '09:30', to: '18:00', location: 'remparts', rooms: ['studio-3'] },
    ],
  },
  {
    slug: 'olivier-samson',
    firstName: 'Olivier',
    lastName: 'Samson',
    discipline: 'Piano',
    teaches: ['piano'],
    biography:
      'Pianiste de jazz, il enseigne aux enfants dès six ans et aux adultes qui croyaient qu’il était trop tard. Il ne vient que le samedi et le dimanche.',
    asksToAgreeFirst: true,
    hours: [
      { days: [6], from: '09:00', to: '13:00', location: 'remparts', rooms: ['studio-3'] },
      { days: [7], from: '10:00', to: '13:00', location: 'lilas', rooms: ['studio-1', 'grande-salle'] },
    ],
  },
]
