import { createTranslator } from 'next-intl'
import { expect, test } from 'vitest'
import { Reader } from '@/app/[structure]/gestion/journal/words'
import messages from '@/messages/fr'

const locale = 'fr'
const courses = createTranslator({ locale, messages, namespace: 'courses' })
const elsewhere = { countries: messages.people.countries, weekday: (day: string) => courses('weekday', { day }) }
const reader = new Reader(createTranslator({ locale, messages, namespace: 'journal' }), elsewhere, {
  timeZone: 'Europe/Paris',
  currency: 'EUR',
})

test.each([
  ['country', 'FR', 'France'],
  ['settings.address.country', 'CA', 'Canada'],
  ['phone', '+33199001901', '01\u00a099\u00a000\u00a019\u00a001'],
  ['isPublished', true, 'oui'],
  ['wantsReminders', 'true', 'oui'],
  ['weekday', 3, 'mercredi'],
  ['priceCents', 12_50, '12,50\u00a0€'],
  ['startsAt', '19:30', '19\u00a0h\u00a030'],
  ['startsOn', '2026-11-22', '22/11/2026'],
  ['startsAt', '2026-11-22T09:00:00.000Z', '22/11/2026 10\u00a0h'],
  ['means', 'card', 'carte bancaire'],
  ['status', 'deactivated', 'désactivé'],
  ['what', 'bookings.refusals', 'réservations'],
  ['what', '/atelier/mon-compte/suivi', '/atelier/mon-compte/suivi'],
  ['settings.modules', ['shop', 'lessons'], 'boutique, cours individuels'],
  ['cheques', ['01a200be-e5c7-72b4-b085-3c36006fb7b2', '01a200be-f806-728b-b654-8323631d3f5d'], '2 éléments'],
  [
    'billing',
    { name: 'Cadence', country: 'FR', postcode: '69001' },
    'Nom\u00a0: Cadence, Pays\u00a0: France, Code postal\u00a0: 69001',
  ],
  ['moved', { orders: 2, file_notes: 1 }, 'Commandes\u00a0: 2, Notes internes\u00a0: 1'],
  ['notes', '', 'rien'],
])('[2.F2] the journal reads %s %j as a person does', (field, value, read) => {
  expect(reader.describe(field, value)).toBe(read)
})
