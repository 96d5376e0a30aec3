import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js'

/** E.164 of what was typed: 0612345678 is +33612345678; null when it can't be a number ([1.B1]). */
export function parsePhone(text: string, country: CountryCode = 'FR'): string | null {
  const number = parsePhoneNumberFromString(text, country)
  return number?.isPossible() ? number.number : null
}
