import { atelierSettings } from '@/db/seed/structure'
import type { MailContent } from '@/emails/content'
import { writeTypical } from '@/emails/typical'
import type { Sender } from '@/lib/messages/types'
import { messageTemplates } from '@/lib/templates/types'

export const sender: Sender = {
  slug: 'atelier',
  name: 'L’Atelier',
  tagline: 'chant et scène',
  timeZone: 'Europe/Paris',
  currency: 'EUR',
  accentHue: 345,
  accentChroma: 0.125,
  origin: 'https://portail.example',
  settings: {
    ...atelierSettings,
    bookingNoticeHours: 24,
    cardOrderMinutes: 30,
    phone: '+33199001901',
    email: 'bonjour@latelier.example',
    officeEmail: 'administration@latelier.example',
    address: { line1: '28 rue des Lilas-Blancs', postcode: '75011', city: 'Paris', country: 'FR' },
    legal: { name: 'Association L’Atelier', form: 'association', registration: 'W000', director: 'A. B.' },
  },
}

/** Each mail of the product, as it leaves. */
export const samples: Record<string, MailContent> = Object.fromEntries(
  messageTemplates.map((template) => [template, writeTypical(template, sender)]),
)
