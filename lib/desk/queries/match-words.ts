import 'server-only'
import { type SQL, sql } from 'drizzle-orm'

/** A word anywhere in a text, whatever the accents and capitals; what it holds is never a pattern. */
export const hasWord = (text: SQL, word: string): SQL =>
  sql`unaccent(${text}) ilike unaccent(${`%${word.replace(/[\\%_]/g, '\\$&')}%`})`
