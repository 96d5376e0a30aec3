import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { structures, teachers } from '@/db/schema/structures'
import type { Interval } from '@/lib/core/time'
import type { AbsenceChoice } from '@/lib/structures/types'
import { fingerprintOf, intervalOf, listSubstitutes } from '../rules'
import type { AbsenceDays } from '../types'
import {
  type AffectedLesson,
  type AffectedSession,
  listAffectedLessons,
  listAffectedSessions,
  listCandidates,
} from './list-affected'

export type AbsencePreview = {
  during: Interval
  teacher: string
  zone: string
  /** What the structure lets pupils choose. */
  allowed: AbsenceChoice[]
  lessons: AffectedLesson[]
  sessions: AffectedSession[]
  /** Who may give some of the lessons, and which. */
  substitutes: { id: string; name: string; fitIds: string[] }[]
  fingerprint: string
}

/** What an absence is in the way of, whom it concerns and who could give it instead; null for a teacher of another structure ([1.H6]). */
export async function loadPreview(
  structureId: string,
  { teacherId, ...days }: AbsenceDays & { teacherId: string },
  executor: Executor = db(),
): Promise<AbsencePreview | null> {
  const [whose] = await executor
    .select({
      firstName: teachers.firstName,
      lastName: teachers.lastName,
      zone: structures.timeZone,
      settings: structures.settings,
    })
    .from(teachers)
    .innerJoin(structures, eq(structures.id, teachers.structureId))
    .where(and(eq(teachers.structureId, structureId), eq(teachers.id, teacherId), isNull(teachers.leftAt)))
  const during = whose && intervalOf(days, whose.zone)
  if (!whose || !during) return null
  const scope = { structureId, teacherId, during }
  const lessons = await listAffectedLessons(scope, executor)
  const sessions = await listAffectedSessions(scope, executor)
  const substitutes = listSubstitutes(lessons, await listCandidates(scope, executor))
  return {
    during,
    teacher: `${whose.firstName} ${whose.lastName}`,
    zone: whose.zone,
    allowed: whose.settings.absenceChoices,
    lessons,
    sessions,
    substitutes,
    fingerprint: fingerprintOf([...lessons, ...sessions].map(({ id }) => id)),
  }
}
