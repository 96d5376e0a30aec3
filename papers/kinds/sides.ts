import { fill } from '@/lib/core/elision'
import type { Buyer, PostalAddress, Seller } from '@/lib/invoices/types'
import type { Look } from '@/lib/papers/types'
import { formatPhone } from '@/lib/site/rules'
import texts from '@/messages/fr/papers'
import type { Issuer, Paper } from '../content'

const countryNames = new Intl.DisplayNames(['fr'], { type: 'region' })

/** As it is written on an envelope; the country only where it isn't France. */
function addressLines({ line1, line2, postcode, city, country }: PostalAddress): string[] {
  const abroad = /^[A-Z]{2}$/.test(country) && country !== 'FR' ? (countryNames.of(country) ?? country) : ''
  return [line1, line2, `${postcode} ${city}`.trim(), abroad].filter(Boolean)
}

export function issuerOf(seller: Seller, look: Look): Issuer {
  const phone = formatPhone(seller.phone).replace(/[ \u202f]/g, '\u00a0')
  return {
    name: seller.name,
    lines: [...addressLines(seller.address), phone && fill(texts.frame.phone, { phone }), seller.email],
    ...look,
  }
}

export const recipientOf = (label: string, { name, address, fileNumber }: Buyer): Paper['recipient'] => ({
  label,
  lines: [name, ...addressLines(address), fill(texts.frame.fileNumber, { number: String(fileNumber) })],
})

/** Who the seller is for the law, on each page ([6.L4]). */
export function footOf({ name, form, siret, registration, address }: Seller): string[] {
  const { foot, siret: siretText, registration: registrationText } = texts.frame
  const identity = form ? fill(foot, { name, form }) : name
  const numbers = [
    registration && fill(registrationText, { registration }),
    siret && fill(siretText, { siret: siret.replace(/(\d{3})(\d{3})(\d{3})(\d{5})/, '$1\u00a0$2\u00a0$3\u00a0$4') }),
  ]
  return [identity, addressLines(address).join(', '), numbers.filter(Boolean).join(' · ')].filter(Boolean)
}
