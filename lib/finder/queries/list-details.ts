import 'server-only'
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import type { ConsentChannel } from '@/lib/client-files/types'
import type { Staff } from '@/lib/core/actor'
import type { FileDetails } from '../types'

/** What the holder said last of a channel; null when they never did. */
export const consentTo = (channel: ConsentChannel) => sql<boolean | null>`(select said.is_granted from consents said
  where said.client_file_id = client_files.id and said.channel = ${channel} order by said.created_at desc, said.id desc limit 1)`

/** The files whose holder last said yes to a channel, all at once ([2.D1]). */
export const agreed = (structureId: string, channel: ConsentChannel): SQL => sql`
  select said.client_file_id from (
    select distinct on (client_file_id) client_file_id, is_granted from consents
    where structure_id = ${structureId} and channel = ${channel} order by client_file_id, created_at desc, id desc) said
  where said.is_granted`

/** Of a file, what lists and spreadsheets say besides its row: a FileDetails. */
export const detailColumns = {
  addressLine1: clientFiles.addressLine1,
  addressLine2: clientFiles.addressLine2,
  country: clientFiles.country,
  birthOn: clientFiles.birthOn,
  createdAt: clientFiles.createdAt,
  civility: clientFiles.civility,
  locale: clientFiles.locale,
  consents: {
    phone: consentTo('phone'),
    post: consentTo('post'),
    email: consentTo('email'),
    newsletter: consentTo('newsletter'),
  },
}

/** The details of the files of a page, by their ids ([2.A1]). */
export async function listDetails({ structureId }: Staff, ids: readonly string[]): Promise<Map<string, FileDetails>> {
  if (ids.length === 0) return new Map()
  const rows = await db()
    .select({ id: clientFiles.id, ...detailColumns })
    .from(clientFiles)
    .where(and(eq(clientFiles.structureId, structureId), inArray(clientFiles.id, [...ids])))
  return new Map(rows.map(({ id, ...details }) => [id, details]))
}
