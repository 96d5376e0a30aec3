/** Reading and writing of a card's three fields; no page in here. */

const isAmex = (digits) => /^3[47]/.test(digits)
const lengthOf = (digits) => (isAmex(digits) ? 15 : 16)
export const cvcLength = (number) => (isAmex(number) ? 4 : 3)

export const digitsOf = (text) => text.replace(/\D/g, '')

export function formatNumber(text) {
  const digits = digitsOf(text).slice(0, isAmex(digitsOf(text)) ? 15 : 19)
  const groups = isAmex(digits) ? /^(\d{1,4})(\d{1,6})?(\d{1,5})?/ : null
  if (groups) return (groups.exec(digits) ?? []).slice(1).filter(Boolean).join(' ')
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ')
}

/** '4' → '04 / ', '1226' → '12 / 26', '1/27' → '01 / 27', '12/2027' → '12 / 27'. */
export function formatExpiry(text, isDeleting) {
  const early = /^\s*(\d)\s*\/(.*)$/.exec(text)
  const long = /^\s*(\d{1,2})\s*\/\s*20(\d{2})$/.exec(text)
  let digits = long ? `${long[1].padStart(2, '0')}${long[2]}` : digitsOf(early ? `0${early[1]}${early[2]}` : text)
  if (/^[2-9]/.test(digits)) digits = `0${digits}`
  digits = digits.slice(0, 4)
  if (digits.length < 2 || (digits.length === 2 && isDeleting)) return digits
  return `${digits.slice(0, 2)} / ${digits.slice(2)}`
}

export const formatCvc = (text, number) => digitsOf(text).slice(0, cvcLength(number))

function passesLuhn(digits) {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    sum += i % 2 === 0 ? digit : digit > 4 ? digit * 2 - 9 : digit * 2
  }
  return sum % 10 === 0
}

export function checkNumber(text) {
  const digits = digitsOf(text)
  if (digits.length < Math.min(lengthOf(digits), 14)) return 'incomplete_number'
  if (!passesLuhn(digits)) return digits.length < lengthOf(digits) ? 'incomplete_number' : 'invalid_number'
  return null
}

/** `today` is { year, month }, months from 1. */
export function checkExpiry(text, today) {
  const digits = digitsOf(text)
  if (digits.length < 4) return 'incomplete_expiry'
  const month = Number(digits.slice(0, 2))
  const year = 2000 + Number(digits.slice(2))
  if (month < 1 || month > 12) return 'invalid_expiry_month'
  const age = (year - today.year) * 12 + month - today.month
  if (age < 0) return 'invalid_expiry_month_past'
  return age > 600 ? 'invalid_expiry_year' : null
}

export const checkCvc = (text, number) => (text.length < cvcLength(digitsOf(number)) ? 'incomplete_cvc' : null)
