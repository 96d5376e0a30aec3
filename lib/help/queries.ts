import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '@/db/client'
import { helpChapters } from '@/db/schema/site'
import type { Chapter, HelpAudience } from './types'

/** The chapters that a structure wrote itself; the others are the catalogue's ([2.F4]). */
export async function listOwnChapters(structureId: string, audience: HelpAudience): Promise<Chapter[]> {
  const { slug, title, body, revision } = helpChapters
  return db()
    .select({ slug, title, body, revision })
    .from(helpChapters)
    .where(and(eq(helpChapters.structureId, structureId), eq(helpChapters.audience, audience)))
}
