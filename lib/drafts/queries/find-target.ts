import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { offers } from '@/db/schema/catalogue'
import type { Staff } from '@/lib/core/actor'
import { findSegment } from '@/lib/segments/queries/list-segments'

/** The name of a segment, or of the offer whose interested people are written to; null for one that isn't there. */
export async function findTargetName(
  actor: Staff,
  { segmentId, offerId }: { segmentId: string | null; offerId: string | null },
): Promise<string | null> {
  if (segmentId) return (await findSegment(actor, segmentId))?.name ?? null
  const [offer] = await db()
    .select({ name: offers.name })
    .from(offers)
    .where(and(eq(offers.structureId, actor.structureId), eq(offers.id, offerId ?? '')))
  return offer?.name ?? null
}
