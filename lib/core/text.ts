/** What somebody sent, without what PostgreSQL can't store and nobody types: NUL, halves of a character. */
export const cleanText = (text: string): string => text.replaceAll('\u0000', '').toWellFormed()
