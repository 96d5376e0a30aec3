import 'server-only'
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { freeTemplates, templateVersions } from '@/db/schema/templates'
import type { TemplateText } from '@/lib/templates/types'

/** The free templates that a message may start from, by name ([2.C5]). */
export const listTemplates = (structureId: string): Promise<{ id: string; name: string }[]> =>
  db()
    .select({ id: freeTemplates.id, name: freeTemplates.name })
    .from(freeTemplates)
    .where(
      and(
        eq(freeTemplates.structureId, structureId),
        isNull(freeTemplates.archivedAt),
        sql`exists (select 1 from template_versions v where v.free_template_id = ${freeTemplates.id})`,
      ),
    )
    .orderBy(asc(sql`lower(${freeTemplates.name})`))

/** The words of one of them now, in French before any other language; null once it was put away. */
export async function findTemplateText(
  structureId: string,
  templateId: string,
  executor: Executor = db(),
): Promise<TemplateText | null> {
  const { subject, body, locale, version } = templateVersions
  const [row] = await executor
    .select({ subject, body })
    .from(templateVersions)
    .innerJoin(freeTemplates, eq(freeTemplates.id, templateVersions.freeTemplateId))
    .where(
      and(
        eq(freeTemplates.structureId, structureId),
        eq(freeTemplates.id, templateId),
        isNull(freeTemplates.archivedAt),
      ),
    )
    .orderBy(sql`${locale} = 'fr-FR' desc`, sql`${locale} = 'fr-CA' desc`, desc(version))
    .limit(1)
  return row ?? null
}
