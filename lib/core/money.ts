/** Money is an integer number of cents with its currency ([0.I8]); no float ever touches it. */
export type Cents = number & { readonly __brand: 'Cents' }

export const currencies = ['EUR', 'CAD'] as const

/** Refuses anything that isn't a safe integer: NaN, 1e309, 12.5. */
export function cents(amount: number): Cents {
  if (!Number.isSafeInteger(amount)) throw new RangeError('an amount is a whole number of cents')
  return amount as Cents
}

export function sum(amounts: readonly Cents[]): Cents {
  return cents(amounts.reduce<number>((total, amount) => total + amount, 0))
}

/** The one rounding function: half away from zero, to a whole cent. */
export function roundCents(amount: number): Cents {
  return cents(Math.sign(amount) * Math.round(Math.abs(amount)))
}

/** Splits a total into `count` parts that sum to it exactly; cents left over go to the first ([1.D6]). */
export function share(total: Cents, count: number): Cents[] {
  if (!Number.isInteger(count) || count < 1) throw new RangeError('a share needs one part or more')
  const part = Math.trunc(total / count)
  return Array.from({ length: count }, (_, index) => cents(index === 0 ? total - part * (count - 1) : part))
}

/** « 50,00 € » with the typographic spaces of the locale. */
export function formatCents(amount: number, currency: string, locale = 'fr-FR'): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount / 100)
}

/** « 1 250 € »: without its cents, on the scale of a plot. */
export function formatWholeCents(amount: number, currency: string, locale = 'fr-FR'): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency, maximumFractionDigits: 0 }).format(amount / 100)
}

/** An amount as somebody types it, in cents: '850', '850,5', '1 234,56 €'; null for anything else. */
export function parseAmount(text: string): Cents | null {
  const match = /^(\d{1,9})(?:[,.](\d{1,2}))?€?$/.exec(text.replace(/\s/g, ''))
  return match ? cents(Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))) : null
}

/** An amount as its field shows it: 85000 → '850,00'. */
export const formatAmount = (amount: number): string => (amount / 100).toFixed(2).replace('.', ',')
