import type { RoomKey } from './places'

export type SeedCourse = {
  key: 'chant-collectif' | 'improvisation'
  name: string
  teacher: string
  room: RoomKey
  weekday: number
  startsAt: string
  lessonMinutes: number
  capacity: number
  /** Slugs of the offers sold on it. */
  offers: readonly string[]
}

/** The group courses of the demonstration: one with room, one that is nearly full. */
export const atelierCourses: readonly SeedCourse[] = [
  {
    key: 'chant-collectif',
    name: 'Chant collectif',
    teacher: 'paul-verdier',
    room: 'grande-salle',
    weekday: 3,
    startsAt: '19:30',
    lessonMinutes: 90,
    capacity: 10,
    offers: [
      'essai-chant-collectif',
      'forfait-4-chant-collectif',
      'forfait-10-chant-collectif',
      'forfait-30-chant-collectif',
    ],
  },
  {
    key: 'improvisation',
    name: 'Atelier d’improvisation',
    teacher: 'ines-corbel',
    room: 'grande-salle',
    weekday: 4,
    startsAt: '20:00',
    lessonMinutes: 120,
    capacity: 8,
    offers: ['forfait-4-improvisation', 'forfait-10-improvisation'],
  },
]
