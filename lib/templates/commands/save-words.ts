import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { freeTemplates, templateVersions } from '@/db/schema/templates'
import type { Locale } from '@/lib/client-files/types'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { listVersions } from '../queries/find-words'
import { checkSeen, checkText } from '../rules'
import type { TemplateKey, TemplateRefusal, TemplateText, TextRefusal, TextRules } from '../types'

type Which = { key: TemplateKey; locale: Locale; seen: number }
type Saved = Outcome<{ version: number }, TemplateRefusal | TextRefusal>

const keyOf = (key: TemplateKey): string => ('event' in key ? key.event : key.freeTemplateId)

/**
 * A new version of a template's words, over the one that its author saw; the same words again are no version ([2.C3]). `rules`:
 * what these words may be made of. Refuses what checkText does, 'not_found', 'changed_meanwhile'.
 */
export function saveWords(
  actor: Staff,
  { key, locale, seen, text, rules }: Which & { text: TemplateText; rules: TextRules },
): Promise<Saved> {
  const checked = checkText(text, rules)
  if (!checked.ok) return Promise.resolve(checked)
  return addVersion(actor, { key, locale, seen }, text)
}

/** Back to the product's text, as a version: what was written stays among the others ([2.C3]). Refuses as saving does. */
export function resetWords(actor: Staff, which: Which & { key: { event: string } }): Promise<Saved> {
  return addVersion(actor, which, null)
}

function addVersion(actor: Staff, { key, locale, seen }: Which, text: TemplateText | null): Promise<Saved> {
  const { structureId, accountId } = actor
  return withLocks([`template:${structureId}:${keyOf(key)}:${locale}`], async (tx) => {
    if ('freeTemplateId' in key && !(await isOpen(tx, structureId, key.freeTemplateId))) return refuse('not_found')
    const [newest] = await listVersions(structureId, key, locale, tx)
    const verdict = checkSeen(seen, newest?.version ?? 0)
    if (!verdict.ok) return verdict
    if (isSame(newest, text)) return accept({ version: seen })
    const version = seen + 1
    const row = { structureId, locale, version, authorId: accountId, isDefault: text === null }
    const of = 'event' in key ? { event: key.event } : { freeTemplateId: key.freeTemplateId }
    await tx.insert(templateVersions).values({ ...row, ...of, ...(text ?? { subject: '', body: '' }) })
    await recordAudit(tx, actor, {
      structureId,
      operation: text ? 'template.saved' : 'template.reset',
      subjectKind: 'template',
      subjectId: keyOf(key),
      ...(newest && !newest.isDefault ? { before: { subject: newest.subject, body: newest.body } } : {}),
      after: { locale, version, ...text },
    })
    return accept({ version })
  })
}

const isSame = (newest: (TemplateText & { isDefault: boolean }) | undefined, text: TemplateText | null): boolean => {
  if (text === null) return newest === undefined || newest.isDefault
  return newest !== undefined && !newest.isDefault && newest.subject === text.subject && newest.body === text.body
}

async function isOpen(tx: LockedTx, structureId: string, id: string): Promise<boolean> {
  const [row] = await tx
    .select({ id: freeTemplates.id })
    .from(freeTemplates)
    .where(and(eq(freeTemplates.structureId, structureId), eq(freeTemplates.id, id), isNull(freeTemplates.archivedAt)))
  return row !== undefined
}
