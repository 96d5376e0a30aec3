/** What somebody sent, without what PostgreSQL can't store and nobody types: NUL, halves of a character. */
export const cleanText = (text: string): string => text.replaceAll('\u0000', '').toWellFormed()

/** What a file of text says: UTF-8 where its bytes are so, Windows-1252 otherwise; null for bytes that aren't text. */
export function decodeText(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** The name of a file as a browser sends it may hold anything: what fits a column and a line is kept of it. */
export const cleanFileName = (name: string): string =>
  cleanText(name)
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 200)

/** Without accents or capitals: how names are looked for. */
export const plainText = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/**
 * The part of an address that a name gives: 'Forfait 4 cours d’été' is 'forfait-4-cours-d-ete'; one that is taken gets a
 * number, one without a letter is `otherwise`.
 */
export function slugOf(name: string, taken: ReadonlySet<string>, otherwise: string): string {
  const letters = plainText(name).replaceAll('\u0153', 'oe').replaceAll('\u00e6', 'ae')
  const base =
    letters
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60)
      .replace(/-+$/, '') || otherwise
  if (!taken.has(base)) return base
  const rank = Array.from({ length: taken.size + 1 }, (_, index) => index + 2).find((n) => !taken.has(`${base}-${n}`))
  return `${base}-${rank}`
}
