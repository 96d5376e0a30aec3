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
