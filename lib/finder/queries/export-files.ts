import 'server-only'
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { fileRowColumns } from '@/lib/client-files/queries/file-columns'
import type { ConsentChannel } from '@/lib/client-files/types'
import type { Staff } from '@/lib/core/actor'
import type { FileFilter } from '../types'
import { byName, matchesFilter } from './list-files'

/** What the holder said last of a channel; null when they never did. */
const consentTo = (channel: ConsentChannel) => sql<boolean | null>`(select said.is_granted from consents said
  where said.client_file_id = client_files.id and said.channel = ${channel} order by said.created_at desc, said.id desc limit 1)`

const exportColumns = {
  ...fileRowColumns,
  addressLine1: clientFiles.addressLine1,
  addressLine2: clientFiles.addressLine2,
  country: clientFiles.country,
  consents: {
    phone: consentTo('phone'),
    post: consentTo('post'),
    email: consentTo('email'),
    newsletter: consentTo('newsletter'),
  },
}

const select = (where: SQL | undefined, most: number) =>
  db()
    .select(exportColumns)
    .from(clientFiles)
    .where(where)
    .orderBy(...byName)
    .limit(most)

export type ExportedFile = Awaited<ReturnType<typeof select>>[number]

/** The files that a list shows, for a spreadsheet: one more than `most` says that there are too many. */
export const exportFiles = (actor: Staff, filter: FileFilter, most: number): Promise<ExportedFile[]> =>
  select(matchesFilter(actor, filter), most + 1)

/** Those that were ticked, with what an envelope needs. */
export const exportNumbered = ({ structureId }: Staff, numbers: readonly number[]): Promise<ExportedFile[]> =>
  select(and(eq(clientFiles.structureId, structureId), inArray(clientFiles.number, [...numbers])), numbers.length)
