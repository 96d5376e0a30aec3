import { parsePhoneNumberFromString } from 'libphonenumber-js'

/** E.164 of what was typed: 0612345678 is +33612345678; null when it can't be a number ([1.B1]). */
export function parsePhone(text: string, country: 'FR' | 'CA' = 'FR'): string | null {
  const number = parsePhoneNumberFromString(text, country)
  return number?.isPossible() ? number.number : null
}

/** For a person to read: '01 99 00 12 34' at home, '+1 418 555 0112' from abroad. */
export function formatPhone(phone: string, country: 'FR' | 'CA' = 'FR'): string {
  const number = parsePhoneNumberFromString(phone)
  if (!number) return phone
  return number.country === country || phone.startsWith('+33') ? number.formatNational() : number.formatInternational()
}
