import 'server-only'
import { and, eq, gt, isNull, lt } from 'drizzle-orm'
import { absenceAnswers, teacherAbsences } from '@/db/schema/absences'
import { availabilityExceptions } from '@/db/schema/agenda'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Busy, type Outcome, refuse } from '@/lib/core/outcome'
import { dayOf, type Interval } from '@/lib/core/time'
import { findReach } from '@/lib/staff/queries'
import { isWithinReach } from '@/lib/staff/rules'
import { type AbsencePreview, loadPreview } from '../queries/load-preview'
import { checkAbsence, checkChoices } from '../rules'
import type { AbsenceRefusal, WantedAbsence } from '../types'

type Declared = { absenceId: string; asked: number }
type DeclareOutcome = Outcome<Declared, AbsenceRefusal | 'not_found' | Busy>

/**
 * 'Professeur absent' ([1.H6]): the teacher's slots are closed, and each of their pupils is asked what becomes of their
 * lesson, which stays until somebody answers. Refuses `absence_changed` when `seen` isn't what the preview of now shows.
 */
export async function declareAbsence(actor: Staff, wanted: WantedAbsence, seen: string): Promise<DeclareOutcome> {
  if (!isWithinReach(await findReach(actor), wanted.teacherId)) return refuse('not_found')
  const { structureId } = actor
  return withLocks([`teacher:${wanted.teacherId}`], async (tx, now): Promise<DeclareOutcome> => {
    const preview = await loadPreview(structureId, wanted, tx)
    if (!preview) return refuse('teacher_unknown')
    const inTime = checkAbsence(wanted, dayOf(now, preview.zone))
    if (!inTime.ok) return inTime
    if (preview.lessons.length > 0) {
      const offered = checkChoices(wanted.choices, { allowed: preview.allowed, substituteId: wanted.substituteId })
      if (!offered.ok) return offered
    }
    if (wanted.substituteId && !preview.substitutes.some(({ id }) => id === wanted.substituteId))
      return refuse('substitute_unfit')
    if (await isKnown(tx, wanted.teacherId, preview.during)) return refuse('absence_known')
    if (preview.fingerprint !== seen) return refuse('absence_changed')
    return accept(await writeAbsence(tx, actor, wanted, preview))
  })
}

/** Whether the teacher is away already at some of that time. */
async function isKnown(tx: LockedTx, teacherId: string, { startsAt, endsAt }: Interval): Promise<boolean> {
  const [known] = await tx
    .select({ id: teacherAbsences.id })
    .from(teacherAbsences)
    .where(
      and(
        eq(teacherAbsences.teacherId, teacherId),
        isNull(teacherAbsences.undoneAt),
        lt(teacherAbsences.startsAt, endsAt),
        gt(teacherAbsences.endsAt, startsAt),
      ),
    )
    .limit(1)
  return known !== undefined
}

async function writeAbsence(
  tx: LockedTx,
  actor: Staff,
  { teacherId, reason, choices, substituteId, ...days }: WantedAbsence,
  { during, lessons, sessions }: AbsencePreview,
): Promise<Declared> {
  const { structureId } = actor
  const [exception] = await tx
    .insert(availabilityExceptions)
    .values({ structureId, teacherId, kind: 'unavailable', ...days, label: reason })
    .returning({ id: availabilityExceptions.id })
  const [absence] = await tx
    .insert(teacherAbsences)
    .values({
      structureId,
      teacherId,
      ...during,
      reason,
      choices: [...choices],
      substituteId,
      exceptionId: exception!.id,
      declaredBy: actor.accountId,
    })
    .returning({ id: teacherAbsences.id })
  const absenceId = absence!.id
  const asked = await askPupils(tx, structureId, { absenceId, lessons })
  const key = `availability.changed:${exception!.id}:absence.declared`
  await tell(tx, { structureId, topic: 'availability.changed', key, payload: { teacherId } })
  await recordAudit(tx, actor, {
    structureId,
    operation: 'absence.declared',
    subjectKind: 'teacher_absence',
    subjectId: absenceId,
    after: { teacherId, ...days, choices, substituteId, lessons: lessons.length, sessions: sessions.length },
    reason: reason || undefined,
  })
  return { absenceId, asked }
}

type Asking = { absenceId: string; lessons: AbsencePreview['lessons'] }

/** A question for each lesson, with what the lesson was, and the event of its mail. */
async function askPupils(tx: LockedTx, structureId: string, { absenceId, lessons }: Asking): Promise<number> {
  if (lessons.length === 0) return 0
  const asked = await tx
    .insert(absenceAnswers)
    .values(
      lessons.map(({ id, startsAt, endsAt, roomId }) => ({
        structureId,
        absenceId,
        bookingId: id,
        before: { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), roomId },
      })),
    )
    .returning({ id: absenceAnswers.id })
  await tell(
    tx,
    asked.map(({ id }) => ({
      structureId,
      topic: 'absence.asked',
      key: `absence.asked:${id}`,
      payload: { answerId: id },
    })),
  )
  return asked.length
}
