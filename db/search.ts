import { type SQL, sql } from 'drizzle-orm'

/** A pattern of LIKE that stands for this text and nothing else. */
export const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&')

/** The term, folded already, anywhere in what a text is searched by. */
export const contains = (text: SQL, term: string): SQL => sql`${text} like ${`%${literally(term)}%`}`

/** The pattern of whatever holds a word as somebody typed it: without capitals nor accents. */
export const holds = (typed: string): SQL => sql`'%' || search_key(${literally(typed)}) || '%'`
