import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { db } from '@/db/client'
import { offers } from '@/db/schema/catalogue'
import { segments } from '@/db/schema/mailings'

/** The name of a segment, or of the offer whose interested people are written to; null for one that isn't there. */
export async function findTargetName(
  structureId: string,
  { segmentId, offerId }: { segmentId: string | null; offerId: string | null },
): Promise<string | null> {
  if (segmentId) {
    const [segment] = await db()
      .select({ name: segments.name })
      .from(segments)
      .where(and(eq(segments.structureId, structureId), eq(segments.id, segmentId), isNull(segments.removedAt)))
    return segment?.name ?? null
  }
  const [offer] = await db()
    .select({ name: offers.name })
    .from(offers)
    .where(and(eq(offers.structureId, structureId), eq(offers.id, offerId ?? '')))
  return offer?.name ?? null
}
