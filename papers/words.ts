/** Puts values where a text has their names in braces. */
export const fill = (text: string, values: Record<string, string>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)

/** 'un cours', '10 cours': the words for one, or for so many. */
export const count = (number: number, one: string, many: string): string =>
  number === 1 ? one : fill(many, { count: String(number) })
