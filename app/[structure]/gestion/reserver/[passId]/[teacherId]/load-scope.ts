import 'server-only'
import { notFound } from 'next/navigation'
import type { AgendaScope } from '@/lib/agenda/queries/find-agenda'
import { findReach, isWithin } from '@/lib/bookings/queries/find-reach'
import { findLesson, type LessonOfPass } from '@/lib/bookings/queries/get-follow-up'
import type { Staff } from '@/lib/core/actor'
import { isId } from '@/lib/core/ids'

export type DeskScope = { scope: AgendaScope & { clientFileId: null }; moving: LessonOfPass | null }

/** What the office books or moves, within its reach: a page that doesn't exist for anything else ([0.I9] [1.H8]). */
export async function loadScope(
  actor: Staff,
  { passId, teacherId }: { passId: string; teacherId: string },
  deplacer: string | string[] | undefined,
): Promise<DeskScope> {
  const reach = await findReach(actor)
  if (!reach || !isId(passId) || !isId(teacherId) || !isWithin(reach, teacherId)) notFound()
  const { structureId } = reach
  const scope = { structureId, clientFileId: null, passId, teacherId }
  if (deplacer === undefined) return { scope, moving: null }
  const moving = isId(deplacer) ? await findLesson(structureId, null, deplacer) : null
  const { lesson } = moving ?? notFound()
  if (lesson.passId !== passId || lesson.teacherId !== teacherId || lesson.sessionId) notFound()
  return { scope: { ...scope, movingId: lesson.id }, moving }
}
