import { fill } from '@/lib/core/elision'
/** 'un cours', '10 cours': the words for one, or for so many. */
export const count = (number: number, one: string, many: string): string =>
  number === 1 ? one : fill(many, { count: String(number) })
