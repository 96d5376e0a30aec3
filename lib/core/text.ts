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
