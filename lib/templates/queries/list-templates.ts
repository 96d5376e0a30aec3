import 'server-only'
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { db } from '@/db/client'
import { freeTemplates, templateVersions } from '@/db/schema/templates'
import type { Locale } from '@/lib/client-files/types'
import type { FreeTemplate, MessageTemplate } from '../types'

/** The languages in which a structure has words of its own for each mail of the product ([2.C3]). */
export async function listOwnWords(structureId: string): Promise<Map<MessageTemplate, Locale[]>> {
  const { event, locale, isDefault, version } = templateVersions
  const rows = await db()
    .selectDistinctOn([event, locale], { event, locale, isDefault })
    .from(templateVersions)
    .where(and(eq(templateVersions.structureId, structureId), sql`${event} is not null`))
    .orderBy(event, locale, desc(version))
  const own = new Map<MessageTemplate, Locale[]>()
  for (const row of rows.filter((one) => !one.isDefault)) {
    const name = row.event as MessageTemplate
    own.set(name, [...(own.get(name) ?? []), row.locale])
  }
  return own
}

const columns = {
  id: freeTemplates.id,
  name: freeTemplates.name,
  isArchived: sql<boolean>`${freeTemplates.archivedAt} is not null`,
  locales: sql<
    Locale[]
  >`coalesce((select array_agg(distinct version.locale order by version.locale) from template_versions version
    where version.free_template_id = free_templates.id), '{}')`,
}

/** The free templates of a structure by name, those put away last. */
export const listFree = (structureId: string): Promise<FreeTemplate[]> =>
  db()
    .select(columns)
    .from(freeTemplates)
    .where(eq(freeTemplates.structureId, structureId))
    .orderBy(sql`${freeTemplates.archivedAt} is not null`, asc(sql`lower(${freeTemplates.name})`))

/** One of them; null: nobody's, or another structure's. */
export async function findFree(structureId: string, id: string): Promise<FreeTemplate | null> {
  const [row] = await db()
    .select(columns)
    .from(freeTemplates)
    .where(and(eq(freeTemplates.structureId, structureId), eq(freeTemplates.id, id)))
  return row ?? null
}
