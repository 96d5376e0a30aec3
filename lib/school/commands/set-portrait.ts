import 'server-only'
import { eq } from 'drizzle-orm'
import { teachers } from '@/db/schema/structures'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { withLocks } from '@/lib/core/locks'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { dropUnshown } from '@/lib/settings/commands/keep-pictures'
import { hasRight } from '@/lib/staff/rules'
import { findDeskTeacher } from '../queries/list-teachers'

type Portrait = { teacherId: string; pictureId: string | null }

/** The picture beside a teacher's name, or none; the one before goes, bytes and all, unless it is shown elsewhere ([2.F3]). */
export async function setPortrait(
  actor: Staff,
  { teacherId, pictureId }: Portrait,
): Promise<Outcome<{ teacherId: string }, 'not_found' | 'busy'>> {
  if (!hasRight(actor.role, 'settings.edit')) return refuse('not_found')
  const { structureId } = actor
  return withLocks([`structure:${structureId}`], async (tx) => {
    const teacher = await findDeskTeacher(structureId, teacherId, tx)
    if (!teacher) return refuse('not_found')
    await tx.update(teachers).set({ pictureId }).where(eq(teachers.id, teacherId))
    const after = await findDeskTeacher(structureId, teacherId, tx)
    await recordAudit(tx, actor, {
      ...{ structureId, operation: 'teacher.portrait', subjectKind: 'teacher', subjectId: teacherId },
      ...{ before: { alt: teacher.portrait?.alt ?? null }, after: { alt: after!.portrait?.alt ?? null } },
    })
    const former = teacher.portrait?.id
    if (former && former !== pictureId) await dropUnshown(tx, actor, former)
    return accept({ teacherId })
  })
}
