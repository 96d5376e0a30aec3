import { type AnyColumn, sql } from 'drizzle-orm'
import { check, customType, timestamp, uuid } from 'drizzle-orm/pg-core'

/** Time-ordered ids, made by the database. */
export const id = () => uuid('id').primaryKey().default(sql`uuidv7()`)
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
export const createdAt = () => instant('created_at').notNull().default(sql`app_now()`)

/** Text compared without case. */
export const citext = customType<{ data: string }>({ dataType: () => 'citext' })
/** A half-open range of instants. */
export const tstzrange = customType<{ data: string }>({ dataType: () => 'tstzrange' })

export const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })

/** A real CHECK from the same list that feeds the union and zod. */
export const oneOf = (name: string, column: AnyColumn, values: readonly string[]) =>
  check(name, sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(', '))})`)
