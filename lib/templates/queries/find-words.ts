import 'server-only'
import { and, desc, eq, inArray } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { templateVersions } from '@/db/schema/templates'
import type { Locale } from '@/lib/client-files/types'
import { staffNameOf } from '@/lib/staff/queries'
import { listFallbacks } from '../rules'
import type { TemplateKey, TemplateText, TemplateVersion } from '../types'

/** The rows of a template, of one structure. */
export const ofTemplate = (structureId: string, key: TemplateKey) =>
  and(
    eq(templateVersions.structureId, structureId),
    'event' in key ? eq(templateVersions.event, key.event) : eq(templateVersions.freeTemplateId, key.freeTemplateId),
  )

/** A structure's words for a template in a reader's language, or else in French; null: it has none, or went back to the product's. */
export async function findWords(
  structureId: string,
  key: TemplateKey,
  locale: Locale,
): Promise<(TemplateText & { locale: Locale }) | null> {
  const languages = listFallbacks(locale)
  const { subject, body, isDefault } = templateVersions
  const rows = await db()
    .selectDistinctOn([templateVersions.locale], { locale: templateVersions.locale, subject, body, isDefault })
    .from(templateVersions)
    .where(and(ofTemplate(structureId, key), inArray(templateVersions.locale, languages)))
    .orderBy(templateVersions.locale, desc(templateVersions.version))
  const own = rows.filter((row) => !row.isDefault)
  const found = languages.flatMap((language) => own.filter((row) => row.locale === language))[0]
  return found ? { locale: found.locale, subject: found.subject, body: found.body } : null
}

/** Every version of a template in a language, the newest first. */
export async function listVersions(
  structureId: string,
  key: TemplateKey,
  locale: Locale,
  executor: Executor = db(),
): Promise<TemplateVersion[]> {
  const { version, isDefault, subject, body, createdAt, authorId } = templateVersions
  const rows = await executor
    .select({
      ...{ version, isDefault, subject, body, createdAt },
      author: staffNameOf(templateVersions.structureId, authorId),
    })
    .from(templateVersions)
    .where(and(ofTemplate(structureId, key), eq(templateVersions.locale, locale)))
    .orderBy(desc(version))
  return rows.map((row) => ({ ...row, author: row.author || null }))
}
