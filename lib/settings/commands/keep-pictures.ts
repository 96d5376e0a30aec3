import 'server-only'
import { createHash } from 'node:crypto'
import { and, count, eq, sql } from 'drizzle-orm'
import { sitePictures } from '@/db/schema/site'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { checkPictureCount } from '../rules'
import type { PictureRefusal } from '../types'

type NewPicture = {
  alt: string
  mediaType: 'image/jpeg' | 'image/png' | 'image/webp'
  bytes: Uint8Array
  width: number
  height: number
}

/** Keeps a picture that was looked at before; the same one again gets its new words only. Refuses 'picture_too_many'. */
export function addPicture(actor: Staff, picture: NewPicture): Promise<Outcome<{ id: string }, PictureRefusal>> {
  const { structureId } = actor
  const sha256 = createHash('sha256').update(picture.bytes).digest('hex')
  return withLocks([`structure:${structureId}`], async (tx) => {
    const [held] = await tx
      .select({ count: count() })
      .from(sitePictures)
      .where(eq(sitePictures.structureId, structureId))
    const verdict = checkPictureCount(held!.count)
    if (!verdict.ok) return verdict
    const [row] = await tx
      .insert(sitePictures)
      .values({ ...picture, bytes: Buffer.from(picture.bytes), structureId, sha256 })
      .onConflictDoUpdate({ target: [sitePictures.structureId, sitePictures.sha256], set: { alt: picture.alt } })
      .returning({ id: sitePictures.id })
    const { id } = row!
    await notePicture(tx, actor, 'picture.added', id, {
      alt: picture.alt,
      width: picture.width,
      height: picture.height,
    })
    return accept({ id })
  })
}

/** Takes a picture away once nothing shows it. Refuses 'picture_unknown', 'picture_used'. */
export function removePicture(actor: Staff, id: string): Promise<Outcome<{ id: string }, PictureRefusal>> {
  const { structureId } = actor
  return withLocks([`structure:${structureId}`], async (tx) => {
    const own = and(eq(sitePictures.structureId, structureId), eq(sitePictures.id, id))
    const [picture] = await tx.select({ alt: sitePictures.alt }).from(sitePictures).where(own)
    if (!picture) return refuse('picture_unknown')
    if (await isShown(tx, structureId, id)) return refuse('picture_used')
    await deletePicture(tx, actor, { id, alt: picture.alt })
    return accept({ id })
  })
}

/** Takes a picture away with what showed it, unless something else does. Under the structure's lock. */
export async function dropUnshown(tx: LockedTx, actor: Staff, id: string): Promise<void> {
  if (await isShown(tx, actor.structureId, id)) return
  const [picture] = await tx.select({ alt: sitePictures.alt }).from(sitePictures).where(eq(sitePictures.id, id))
  if (picture) await deletePicture(tx, actor, { id, ...picture })
}

async function deletePicture(tx: LockedTx, actor: Staff, { id, alt }: { id: string; alt: string }): Promise<void> {
  await tx.delete(sitePictures).where(and(eq(sitePictures.structureId, actor.structureId), eq(sitePictures.id, id)))
  await notePicture(tx, actor, 'picture.removed', id, { alt })
}

/** As the logo, beside a teacher, on a public page, in a message or in a chapter of the guide. */
async function isShown(tx: LockedTx, structureId: string, id: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    select from structures where id = ${structureId} and logo_id = ${id}
    union all select from teachers where structure_id = ${structureId} and picture_id = ${id}
    union all select from mailings where structure_id = ${structureId} and picture_id = ${id}
    union all select from site_pages where structure_id = ${structureId} and position(${id} in blocks::text) > 0
    union all select from help_chapters where structure_id = ${structureId} and position(${id} in body) > 0`)
  return rows.length > 0
}

const notePicture = (tx: LockedTx, actor: Staff, operation: string, id: string, after: Record<string, unknown>) =>
  recordAudit(tx, actor, {
    structureId: actor.structureId,
    operation,
    subjectKind: 'picture',
    subjectId: id,
    ...(operation === 'picture.removed' ? { before: after } : { after }),
  })
