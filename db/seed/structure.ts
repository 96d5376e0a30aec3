import { counters } from '@/db/schema/client-files'
import { closures, locations, rooms, structures, termsVersions } from '@/db/schema/structures'
import { addDays, type Day } from '@/lib/core/time'
import { frenchAccounts, type StructureSettings, usualMessaging } from '@/lib/structures/types'
import { atelierLocations, atelierRooms } from './content/places'
import { atelierTerms } from './content/terms'
import type { SeedContext } from './context'
import { listClosures } from './days'
import { insertAll } from './insert'
import { idOf } from './random'
import { typeset } from './typography'

export const atelierId = idOf('structure:atelier')
export const atelierZone = 'Europe/Paris'
/** The second version came into force so many days before the day of the seed. */
const secondTermsDays = 155
/** The version of the terms in force on a day. */
export const termsIdOn = (today: Day, day: Day) =>
  idOf(`terms:atelier:${day < addDays(today, -secondTermsDays) ? 1 : 2}`)
export const locationId = (key: string) => idOf(`location:${key}`)
export const roomId = (key: string) => idOf(`room:${key}`)

export const atelierSettings: StructureSettings = {
  bookingNoticeHours: 12,
  cancellationNoticeHours: 24,
  cardOrderMinutes: 15,
  reminderHours: 48,
  waitingOfferHours: 24,
  lateExceptions: { perPass: 1, untilHours: 2 },
  holidayZone: 'C',
  giftMonths: 6,
  phone: '+33199001901',
  email: 'bonjour@latelier.example',
  officeEmail: 'administration@latelier.example',
  address: { line1: '28 rue des Lilas-Blancs', postcode: '75011', city: 'Paris', country: 'FR' },
  legal: {
    name: 'L’Atelier',
    form: 'Association régie par la loi du 1er juillet 1901',
    registration: 'W000000000',
    director: 'Anne Rivoire, présidente',
  },
  money: {
    bank: {
      holder: 'L’Atelier',
      name: 'Banque de démonstration',
      iban: 'FR7630006000011234567890189',
      bic: 'AGRIFRPPXXX',
    },
    cheques: {
      payee: 'L’Atelier',
      address: { line1: '28 rue des Lilas-Blancs', postcode: '75011', city: 'Paris' },
      activation: 'deposited',
    },
    waitingDays: 21,
    reminderDays: 5,
    graceDays: 7,
    suspendsAfterGrace: true,
    withdrawsDatedSessions: false,
    invoices: { taxMention: 'exempt_261_7', vatPerMille: 0, isFacturX: true, siret: '00000000000000' },
    accounts: frenchAccounts,
  },
  modules: ['shop', 'memberships', 'lessons', 'courses', 'gifts', 'messages'],
  currencies: ['EUR'],
  homeMessage: '',
  mailFooter: '',
  security: { requiresSecondFactor: false, tellsImpersonated: false },
  absenceChoices: ['substitute', 'move', 'credit'],
  messaging: usualMessaging,
}

export async function insertStructure({ tx, today }: SeedContext): Promise<void> {
  await tx.insert(structures).values({
    id: atelierId,
    slug: 'atelier',
    name: 'L’Atelier',
    tagline: 'École de la scène',
    timeZone: atelierZone,
    currency: 'EUR',
    accentHue: 345,
    accentChroma: 0.125,
    settings: atelierSettings,
  })
  const body = typeset(atelierTerms)
  await insertAll(tx, termsVersions, [
    // The first version said nothing of starting within the 14 days: orders older than the second keep it.
    {
      id: idOf('terms:atelier:1'),
      structureId: atelierId,
      version: 1,
      body: body.replace(/\n\nAucun cours ne commence[^\n]*/, ''),
      inForceFrom: addDays(today, -900),
    },
    {
      id: idOf('terms:atelier:2'),
      structureId: atelierId,
      version: 2,
      body,
      inForceFrom: addDays(today, -secondTermsDays),
    },
  ])
  await insertAll(tx, counters, [
    { structureId: atelierId, name: 'client_file', value: 0 },
    { structureId: atelierId, name: 'order', value: 0 },
  ])
}

export async function insertPlaces({ tx, today }: SeedContext): Promise<void> {
  await insertAll(
    tx,
    locations,
    atelierLocations.map(({ key, name, address, directions }, position) => ({
      id: locationId(key),
      structureId: atelierId,
      name,
      address,
      directions,
      position,
    })),
  )
  await insertAll(
    tx,
    rooms,
    atelierRooms.map((room, position) => ({
      id: roomId(room.key),
      structureId: atelierId,
      locationId: locationId(room.location),
      name: room.name,
      description: room.description,
      capacity: room.capacity,
      areaSquareMetres: room.area,
      isRentable: room.rentable,
      position,
    })),
  )
  await insertAll(
    tx,
    closures,
    listClosures(today).map((closure) => ({ ...closure, structureId: atelierId })),
  )
}
