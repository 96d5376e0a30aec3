import type { Sender } from '@/lib/messages/types'
import { formatPhone } from '@/lib/site/rules'
import type { Brand, MailContent } from '../content'
import { wordsOf } from '../words'

/** For a person to read, on one line. */
export const showPhone = (phone: string): string => formatPhone(phone).replace(/[ \u202f]/g, '\u00a0')

export const urlOf = ({ origin, slug }: Sender, path = ''): string => `${origin}/${slug}${path}`

function toBrand(sender: Sender): Brand {
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

type Why = 'account' | 'member' | 'staff' | 'gift'

/** The structure's own words ([2.F3]), why somebody gets this mail, and how to reach who wrote it. */
function footerOf(sender: Sender, why: Why): string[] {
  const { footer } = wordsOf(sender)
  const reason = footer.why[why].replace('{structure}', sender.name)
  if (why === 'staff') return [reason]
  const { mailFooter, phone } = sender.settings
  const own = mailFooter === '' ? [] : [mailFooter]
  return [...own, footer.reach.replace('{telephone}', showPhone(phone)), reason]
}

/** What stands around the text of every mail. */
export const frameOf = (sender: Sender, why: Why): Pick<MailContent, 'brand' | 'locale' | 'kicker' | 'footer'> => ({
  brand: toBrand(sender),
  kicker: sender.name,
  locale: sender.locale,
  footer: footerOf(sender, why),
})
