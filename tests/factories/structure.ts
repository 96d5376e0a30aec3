import type { Executor } from '@/db/client'
import { counters } from '@/db/schema/client-files'
import { locations, rooms, structures, termsVersions } from '@/db/schema/structures'
import { frenchAccounts, type StructureSettings, usualMessaging } from '@/lib/structures/types'
import { nextNumber } from './sequence'

export const testSettings: StructureSettings = {
  bookingNoticeHours: 12,
  cancellationNoticeHours: 24,
  cardOrderMinutes: 30,
  reminderHours: 48,
  waitingOfferHours: 24,
  lateExceptions: { perPass: 1, untilHours: 2 },
  holidayZone: 'C',
  giftMonths: 6,
  phone: '+33199000001',
  email: 'bonjour@structure.example',
  officeEmail: 'bureau@structure.example',
  address: { line1: '1 rue des Essais', postcode: '75011', city: 'Paris', country: 'FR' },
  legal: { name: 'Structure', form: 'Association', registration: 'W000000000', director: 'Direction' },
  money: {
    bank: {
      holder: 'Structure',
      name: 'Banque de démonstration',
      iban: 'FR7630006000011234567890189',
      bic: 'AGRIFRPPXXX',
    },
    cheques: {
      payee: 'Structure',
      address: { line1: '1 rue des Essais', postcode: '75011', city: 'Paris' },
      activation: 'deposited',
    },
    waitingDays: 21,
    reminderDays: 5,
    graceDays: 7,
    suspendsAfterGrace: true,
    withdrawsDatedSessions: false,
    invoices: { taxMention: 'exempt_261_7', vatPerMille: 0, isFacturX: false, siret: '00000000000000' },
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

export type TestStructure = {
  id: string
  slug: string
  timeZone: string
  settings: StructureSettings
  termsVersionId: string
  locationId: string
  /** Two rooms of that location. */
  roomIds: [string, string]
}

/** A structure with terms in force since 2000, its counters, one location and two rooms. */
export async function makeStructure(
  executor: Executor,
  given: { slug?: string; timeZone?: string; settings?: Partial<StructureSettings> } = {},
): Promise<TestStructure> {
  const slug = given.slug ?? `structure-${nextNumber()}`
  const timeZone = given.timeZone ?? 'Europe/Paris'
  const settings = { ...testSettings, ...given.settings }
  const [structure] = await executor
    .insert(structures)
    .values({
      slug,
      name: `École ${slug}`,
      tagline: 'École de la scène',
      timeZone,
      currency: 'EUR',
      accentHue: 345,
      accentChroma: 0.125,
      settings,
    })
    .returning({ id: structures.id })
  const structureId = structure!.id
  const [terms] = await executor
    .insert(termsVersions)
    .values({ structureId, version: 1, body: '## 1. Objet\n\nConditions.', inForceFrom: '2000-01-01' })
    .returning({ id: termsVersions.id })
  await executor.insert(counters).values([
    { structureId, name: 'client_file' },
    { structureId, name: 'order' },
  ])
  const [location] = await executor
    .insert(locations)
    .values({ structureId, name: 'Atelier', address: '1 rue des Essais, 75011 Paris' })
    .returning({ id: locations.id })
  const made = await executor
    .insert(rooms)
    .values(
      ['Studio 1', 'Studio 2'].map((name, position) => ({
        structureId,
        locationId: location!.id,
        name,
        capacity: 6,
        position,
      })),
    )
    .returning({ id: rooms.id })
  return {
    id: structureId,
    slug,
    timeZone,
    settings,
    termsVersionId: terms!.id,
    locationId: location!.id,
    roomIds: [made[0]!.id, made[1]!.id],
  }
}
