import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { localeOf } from '@/lib/core/locale'
import { getStructureById } from '@/lib/structures/queries'
import { findReader } from '@/lib/templates/queries/find-reader'
import type { Reader } from '@/lib/templates/types'
import { typicalReader } from '../types'

type Wanted = {
  structureId: string
  asked: number | null
  /** Whom alone one may ask for; null: any client. */
  among: readonly string[] | null
  first: string | undefined
  named: readonly string[]
}

/** For whom a draft is shown: the client asked for by number, else its first reader, else somebody imagined ([2.C11]). */
export async function chooseReader({ structureId, asked, among, first, named }: Wanted): Promise<Reader> {
  const wanted = asked === null ? undefined : await findFileId(structureId, asked)
  const fileId = wanted && (among?.includes(wanted) ?? true) ? wanted : first
  const reader = fileId ? await findReader(structureId, fileId, named) : null
  if (reader) return reader
  const { locale, currency } = await getStructureById(structureId)
  return { ...typicalReader, locale: localeOf(locale), currency }
}

async function findFileId(structureId: string, number: number): Promise<string | undefined> {
  const [row] = await db()
    .select({ id: clientFiles.id })
    .from(clientFiles)
    .where(and(eq(clientFiles.structureId, structureId), eq(clientFiles.number, number)))
  return row?.id
}
