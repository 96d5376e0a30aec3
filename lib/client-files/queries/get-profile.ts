import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import type { Viewer } from '@/lib/core/actor'
import type { Addressing, Profile } from '../types'

/** What 'Mon profil' shows to be changed ([1.B5]). */
export async function getProfile({
  structureId,
  clientFileId,
}: Viewer): Promise<Omit<Profile, 'birthOn'> & Addressing & { birthOn: string | null }> {
  const [row] = await db()
    .select({
      civility: clientFiles.civility,
      locale: clientFiles.locale,
      birthOn: clientFiles.birthOn,
      addressLine1: clientFiles.addressLine1,
      addressLine2: clientFiles.addressLine2,
      postcode: clientFiles.postcode,
      city: clientFiles.city,
      phone: clientFiles.phone,
    })
    .from(clientFiles)
    .where(and(eq(clientFiles.id, clientFileId), eq(clientFiles.structureId, structureId)))
  if (!row) throw new Error('no such client file')
  return row
}
