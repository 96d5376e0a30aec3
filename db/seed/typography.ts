const nbsp = '\u00a0'
const thin = '\u202f'

/** French spaces put in where the keyboard gave plain ones, so that the texts beside can be read and edited. */
export function typeset(text: string): string {
  return text
    .replaceAll('« ', `«${nbsp}`)
    .replaceAll(' »', `${nbsp}»`)
    .replace(/ ([:€])/g, `${nbsp}$1`)
    .replace(/ ([?!;])/g, `${thin}$1`)
    .replace(/(\d) (h|ans|mois|cours)\b/g, `$1${nbsp}$2`)
}

/** French spaces in every text, whatever its depth. */
export function typesetAll<Value>(value: Value): Value {
  if (typeof value === 'string') return typeset(value) as Value
  if (Array.isArray(value)) return value.map(typesetAll) as Value
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === 'to' ? inner : typesetAll(inner)]),
  ) as Value
}
