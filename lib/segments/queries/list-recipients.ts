import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '@/db/client'
import type { Query, Recipient } from '../types'
import { matchQuery } from './match-query'

/** Where the mail of a file goes: its own address, or the one of its login. */
const email = sql`coalesce(client_files.email, (select login.email from accounts login where login.id = client_files.account_id))::text`

/**
 * Everybody whom a query reaches, by name, with or without an address: who consents, and which addresses are the same, is for
 * whoever writes to them ([2.D2] [2.C6]).
 */
export async function listRecipients(structureId: string, query: Query): Promise<Recipient[]> {
  const rows = await db().execute<Recipient>(sql`
    select client_files.id as "clientFileId", client_files.first_name as "firstName", client_files.last_name as "lastName",
      ${email} as email, client_files.country
    from client_files where ${await matchQuery(structureId, query)}
    order by search_key(client_files.last_name), search_key(client_files.first_name), client_files.number`)
  return [...rows]
}

/** How many files a query reaches, and how many of them have an address. */
export async function countRecipients(
  structureId: string,
  query: Query,
): Promise<{ files: number; withEmail: number }> {
  const [row] = await db().execute<{ files: number; withEmail: number }>(sql`
    select count(*)::int as files, count(${email})::int as "withEmail"
    from client_files where ${await matchQuery(structureId, query)}`)
  return row!
}
