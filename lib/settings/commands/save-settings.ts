import 'server-only'
import { and, eq } from 'drizzle-orm'
import { sitePictures } from '@/db/schema/site'
import { structures } from '@/db/schema/structures'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { countLive } from '../queries'
import { applyPatch, checkSettings, listChanges } from '../rules'
import type { Decided, SettingsRefusal, StructurePatch } from '../types'

type Given = {
  /** What the admin's page showed: somebody else's change since is never written over unseen. */
  revision: number
  patch: StructurePatch
}

/**
 * Keeps what an admin decided of their structure, what changed in the journal ([2.F3]). Refuses 'settings_changed' and
 * what doesn't hold together. The same decision again changes nothing.
 */
export function saveSettings(actor: Staff, given: Given): Promise<Outcome<{ revision: number }, SettingsRefusal>> {
  return withLocks([`structure:${actor.structureId}`], async (tx) => {
    const { revision, currency, ...before } = await readDecided(tx, actor.structureId)
    const after = applyPatch(before, given.patch)
    const changes = listChanges(before, after)
    if (changes.length === 0) return accept({ revision })
    const live = await countLive(actor.structureId, tx)
    const verdict = checkSettings({ seenRevision: given.revision, revision, before, after, live, currency })
    if (!verdict.ok) return verdict
    if (after.logoId && !(await hasPicture(tx, actor.structureId, after.logoId))) return refuse('logo_unknown')
    await tx
      .update(structures)
      .set({ ...after, revision: revision + 1 })
      .where(eq(structures.id, actor.structureId))
    await recordAudit(tx, actor, {
      structureId: actor.structureId,
      operation: 'settings.changed',
      subjectKind: 'structure',
      subjectId: actor.structureId,
      before: Object.fromEntries(changes.map(([path, old]) => [path, old])),
      after: Object.fromEntries(changes.map(([path, , fresh]) => [path, fresh])),
    })
    return accept({ revision: revision + 1 })
  })
}

async function readDecided(
  tx: LockedTx,
  structureId: string,
): Promise<Decided & { revision: number; currency: string }> {
  const { name, tagline, accentHue, logoId, settings, revision, currency } = structures
  const [row] = await tx
    .select({ name, tagline, accentHue, logoId, settings, revision, currency })
    .from(structures)
    .where(eq(structures.id, structureId))
  return row!
}

async function hasPicture(tx: LockedTx, structureId: string, id: string): Promise<boolean> {
  const rows = await tx
    .select({ id: sitePictures.id })
    .from(sitePictures)
    .where(and(eq(sitePictures.structureId, structureId), eq(sitePictures.id, id)))
  return rows.length > 0
}
