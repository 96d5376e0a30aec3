import 'server-only'
import { type SQL, sql } from 'drizzle-orm'

/**
 * The ids of the files whose mail goes to an address, their own or their login's, as a subquery which the indexes answer; with
 * `clientFileId`, that one too.
 */
export const idsOfAddress = (structureId: string, address: string, clientFileId: string | null): SQL => sql`(
  select own.id from client_files own where own.structure_id = ${structureId} and own.email = ${address}::citext
  union select held.id from accounts login join client_files held on held.account_id = login.id
    where held.structure_id = ${structureId} and held.email is null and login.email = ${address}::citext
  union select read.id from client_files read where read.structure_id = ${structureId} and read.id = ${clientFileId}::uuid)`
