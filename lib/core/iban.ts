/** A bank's number as machines write it: no space, capitals. */
export const spaceless = (text: string): string => text.replaceAll(/\s/g, '').toUpperCase()

/** ISO 13616: the remainder of its digits, letters counted from 10, is 1. */
export function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false
  const digits = [...`${text.slice(4)}${text.slice(0, 4)}`].map((sign) => Number.parseInt(sign, 36)).join('')
  return BigInt(digits) % 97n === 1n
}
