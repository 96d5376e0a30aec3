import type { Sender } from '@/lib/messages/types'
import { formatPhone } from '@/lib/site/rules'
import texts from '@/messages/fr/messages'
import type { Brand } from '../content'

/** For a person to read, on one line. */
export const showPhone = (phone: string): string => formatPhone(phone).replace(/[ \u202f]/g, '\u00a0')

export const urlOf = ({ origin, slug }: Sender, path = ''): string => `${origin}/${slug}${path}`

export function toBrand(sender: Sender): Brand {
  const { name, tagline, accentHue, accentChroma, settings } = sender
  const { line1, postcode, city } = settings.address
  return {
    name,
    tagline,
    accentHue,
    accentChroma,
    url: urlOf(sender),
    postalAddress: `${line1}, ${postcode} ${city}`,
    phone: showPhone(settings.phone),
    email: settings.email,
  }
}

/** Why somebody gets this mail, and how to reach who wrote it. */
export function footerOf(sender: Sender, why: 'account' | 'member' | 'staff'): string[] {
  const reason = texts.footer.why[why].replace('{structure}', sender.name)
  if (why === 'staff') return [reason]
  return [texts.footer.reach.replace('{telephone}', showPhone(sender.settings.phone)), reason]
}
