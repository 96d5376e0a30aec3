import { counters } from '@/db/schema/client-files'
import { sitePages } from '@/db/schema/site'
import { locations, structures, termsVersions } from '@/db/schema/structures'
import { addDays } from '@/lib/core/time'
import { frenchAccounts, type StructureSettings, usualMessaging } from '@/lib/structures/types'
import type { SeedContext } from '../context'
import { insertAll } from '../insert'
import { insertPictures, pictureId } from '../pictures'
import { idOf } from '../random'
import { typeset } from '../typography'
import { horizonPages } from './pages'
import { horizonTerms } from './terms'

export const horizonId = idOf('structure:horizon')
export const horizonZone = 'America/Toronto'
export const horizonTermsId = idOf('terms:horizon:1')

const address = { line1: '12 rue des Marées', postcode: 'G1K 0A0', city: 'Québec' }

const horizonSettings: StructureSettings = {
  bookingNoticeHours: 24,
  cancellationNoticeHours: 48,
  cardOrderMinutes: 30,
  reminderHours: 72,
  waitingOfferHours: 24,
  lateExceptions: { perPass: 0, untilHours: 2 },
  holidayZone: null,
  giftMonths: 12,
  phone: '+14185550100',
  email: 'bonjour@horizon.example',
  officeEmail: 'administration@horizon.example',
  address: { ...address, country: 'CA' },
  legal: {
    name: 'Horizon',
    form: 'Organisme à but non lucratif (loi du Québec)',
    registration: 'NEQ 0000000000',
    director: 'Maude Lavallée, directrice générale',
  },
  money: {
    bank: { holder: 'Horizon Europe', name: 'Banque de démonstration', iban: 'BE68539007547034', bic: 'AGRIBEBBXXX' },
    cheques: { payee: 'Horizon', address, activation: 'deposited' },
    waitingDays: 21,
    reminderDays: 5,
    graceDays: 7,
    suspendsAfterGrace: false,
    withdrawsDatedSessions: false,
    invoices: { taxMention: 'franchise_293_b', vatPerMille: 0, isFacturX: false, siret: '00000000000000' },
    accounts: frenchAccounts,
  },
  modules: ['messages'],
  currencies: ['CAD', 'EUR'],
  homeMessage: typeset(
    'La tournée d’hiver passe par Québec, Montréal, Lyon et Liège. Les inscriptions ouvrent sur cette page ; d’ici là, écrivez-nous ou appelez-nous.',
  ),
  mailFooter: typeset('Horizon, des ateliers pour avancer : Québec, France, Belgique et en ligne.'),
  security: { requiresSecondFactor: false, tellsImpersonated: true },
  absenceChoices: ['move', 'credit'],
  messaging: { ...usualMessaging, approvesRosterMessages: true },
  menu: [
    { page: '', label: 'Accueil' },
    { page: 'ateliers', label: 'Les ateliers' },
    { page: 'demarche', label: 'La démarche' },
    { page: 'tournee', label: 'La tournée' },
    { page: 'contact', label: 'Contact' },
  ],
}

const horizonPlaces = [
  [
    'quebec',
    'Maison des Marées',
    '12 rue des Marées, Québec (Québec) G1K 0A0',
    'À dix minutes à pied de la gare du Palais.',
  ],
  [
    'montreal',
    'Salle du Canal',
    '480 rue du Canal-Bleu, Montréal (Québec) H3J 0A0',
    'Métro à cinq minutes ; stationnement sur rue.',
  ],
  [
    'lyon',
    'Espace des Deux-Rives',
    '7 quai des Lumières, 69002 Lyon',
    'Entre les deux fleuves, tramway au bout de la rue.',
  ],
  ['liege', 'La Verrière', '31 rue de la Verrière, 4000 Liège', 'Derrière la gare, au deuxième étage avec ascenseur.'],
] as const

/** The second structure: what it is, its terms, its places, its public pages. */
export async function insertHorizon(context: SeedContext): Promise<void> {
  const { tx, today, now, structureId } = context
  await tx.insert(structures).values({
    id: structureId,
    slug: 'horizon',
    name: 'Horizon',
    tagline: 'École de croissance personnelle',
    timeZone: horizonZone,
    currency: 'CAD',
    accentHue: 240,
    accentChroma: 0.1,
    logoId: pictureId('horizon', 'logo'),
    settings: horizonSettings,
  })
  await insertAll(tx, termsVersions, [
    { id: horizonTermsId, structureId, version: 1, body: typeset(horizonTerms), inForceFrom: addDays(today, -1_200) },
  ])
  await insertAll(tx, counters, [{ structureId, name: 'order', value: 0 }])
  await insertAll(
    tx,
    locations,
    horizonPlaces.map(([key, name, where, directions], position) => ({
      id: idOf(`location:horizon:${key}`),
      structureId,
      name,
      address: where,
      directions: typeset(directions),
      position,
    })),
  )
  await insertPictures('horizon', context)
  await insertAll(
    tx,
    sitePages,
    horizonPages.map((page, position) => ({ ...page, structureId, position, updatedAt: now })),
  )
}
