import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { structures } from '@/db/schema/structures'
import { clock } from '@/lib/core/clock'
import { dayOf } from '@/lib/core/time'
import { describeBuyer, describeSeller } from '@/lib/invoices/rules'

/** Whose papers are asked for: a client file of a structure. */
export type FileScope = { structureId: string; clientFileId: string }

/** Who writes to whom today; null when the file isn't the structure's. */
export async function readSides({ structureId, clientFileId }: FileScope) {
  const [row] = await db()
    .select({ structure: structures, file: clientFiles })
    .from(clientFiles)
    .innerJoin(structures, eq(structures.id, clientFiles.structureId))
    .where(and(eq(clientFiles.id, clientFileId), eq(clientFiles.structureId, structureId)))
  if (!row) return null
  const { structure, file } = row
  const writtenAt = await clock()
  return {
    zone: structure.timeZone,
    director: structure.settings.legal.director,
    sides: {
      structureId,
      clientFileId,
      currency: structure.currency,
      look: { accentHue: structure.accentHue, accentChroma: structure.accentChroma },
      seller: describeSeller(structure),
      buyer: describeBuyer(file),
      writtenAt,
      issuedOn: dayOf(writtenAt, structure.timeZone),
    },
  }
}
