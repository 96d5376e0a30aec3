import { setTimeout as wait } from 'node:timers/promises'
import postgres from 'postgres'

/** Made by initdb; used to prepare the others and by tests, never by the product. */
export const superuser = 'postgres'
/** Owns the database: migrations, the executor's schema. Not a superuser, as on a hosted PostgreSQL. */
export const ownerRole = 'diapason_owner'
/** The application: reads and writes what the migrations grant, no DDL. */
export const appRole = 'diapason_app'

const startingCodes = new Set(['57P03', 'ECONNREFUSED', 'ECONNRESET', 'CONNECTION_CLOSED', 'CONNECT_TIMEOUT'])

/** A server that recovers accepts connections a moment before it accepts queries. */
async function connect(adminUrl) {
  for (let i = 0; ; i += 1) {
    const sql = postgres(adminUrl, { max: 1, connect_timeout: 5, onnotice: () => {} })
    try {
      await sql`select 1`
      return sql
    } catch (error) {
      await sql.end({ timeout: 0 })
      if (!startingCodes.has(error.code) || i > 600) throw error
      await wait(50)
    }
  }
}

/**
 * Roles and database, each made only when absent.
 * @param {string} adminUrl
 * @param {string} database
 */
export async function prepareRoles(adminUrl, database) {
  const sql = await connect(adminUrl)
  try {
    const roles = new Set((await sql`select rolname from pg_roles`).map((row) => row.rolname))
    if (!roles.has(ownerRole)) await sql`create role ${sql(ownerRole)} login createdb`
    if (!roles.has(appRole)) await sql`create role ${sql(appRole)} login`
    const [found] = await sql`select 1 from pg_database where datname = ${database}`
    if (found) return
    await sql`create database ${sql(database)} owner ${sql(ownerRole)}`
    await sql`revoke temporary on database ${sql(database)} from public`
  } finally {
    await sql.end({ timeout: 1 })
  }
}
