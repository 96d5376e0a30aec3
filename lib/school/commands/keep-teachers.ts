import 'server-only'
import { eq, max } from 'drizzle-orm'
import { writePositions } from '@/db/positions'
import { teachers } from '@/db/schema/structures'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { type LockedTx, withLocks } from '@/lib/core/locks'
import { type Move, moveIn } from '@/lib/core/ordering'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { slugOf } from '@/lib/core/text'
import { hasRight } from '@/lib/staff/rules'
import { findDeskTeacher, listDeskTeachers } from '../queries/list-teachers'
import { checkLeaving, fingerprintTerms, termsOfTeacher } from '../rules'
import type { SchoolRefusal, TeacherTerms } from '../types'

type Done = Outcome<{ teacherId: string }, SchoolRefusal | 'not_found'>
const structureLock = ({ structureId }: Staff) => `structure:${structureId}` as const

/** Somebody new who teaches, last of the public pages; their hours and their access are given on their own pages ([2.F3]). */
export async function addTeacher(actor: Staff, terms: TeacherTerms): Promise<Done> {
  if (!hasRight(actor.role, 'settings.edit')) return refuse('not_found')
  const { structureId } = actor
  return withLocks([structureLock(actor)], async (tx) => {
    const own = eq(teachers.structureId, structureId)
    const known = await tx.select({ slug: teachers.slug }).from(teachers).where(own)
    const [last] = await tx
      .select({ position: max(teachers.position) })
      .from(teachers)
      .where(own)
    const slug = slugOf(`${terms.firstName} ${terms.lastName}`, new Set(known.map((one) => one.slug)), 'professeur')
    const values = { ...terms, structureId, slug, position: (last?.position ?? 0) + 1 }
    const [added] = await tx.insert(teachers).values(values).returning({ id: teachers.id })
    await note(tx, actor, { operation: 'teacher.added', teacherId: added!.id, after: terms })
    return accept({ teacherId: added!.id })
  })
}

type Change = { teacherId: string; seen: string; terms: TeacherTerms }

/** What is said of a teacher, as their page showed it. Their address in the catalogue stays, whatever their name becomes. */
export async function changeTeacher(actor: Staff, { teacherId, seen, terms }: Change): Promise<Done> {
  if (!hasRight(actor.role, 'settings.edit')) return refuse('not_found')
  return withLocks([structureLock(actor)], async (tx) => {
    const teacher = await findDeskTeacher(actor.structureId, teacherId, tx)
    if (!teacher) return refuse('not_found')
    const before = termsOfTeacher(teacher)
    if (fingerprintTerms(before) !== seen) return refuse('changed_meanwhile')
    await tx.update(teachers).set(terms).where(eq(teachers.id, teacherId))
    await note(tx, actor, { operation: 'teacher.changed', teacherId, before, after: terms })
    return accept({ teacherId })
  })
}

/** Somebody leaves, under the lock of their lessons, or comes back; what they taught and their hours stay. */
export async function setTeaching(actor: Staff, teacherId: string, teaches: boolean): Promise<Done> {
  if (!hasRight(actor.role, 'settings.edit')) return refuse('not_found')
  return withLocks([structureLock(actor), `teacher:${teacherId}`], async (tx, now) => {
    const teacher = await findDeskTeacher(actor.structureId, teacherId, tx)
    if (!teacher) return refuse('not_found')
    if ((teacher.leftAt === null) === teaches) return accept({ teacherId })
    const verdict = checkLeaving(teacher)
    if (!teaches && !verdict.ok) return verdict
    await tx
      .update(teachers)
      .set({ leftAt: teaches ? null : now })
      .where(eq(teachers.id, teacherId))
    await note(tx, actor, { operation: teaches ? 'teacher.returned' : 'teacher.left', teacherId })
    return accept({ teacherId })
  })
}

/** A teacher's place on the public pages, among those who teach. */
export async function moveTeacher(actor: Staff, teacherId: string, move: Move): Promise<Done> {
  if (!hasRight(actor.role, 'settings.edit')) return refuse('not_found')
  return withLocks([structureLock(actor)], async (tx) => {
    const known = await listDeskTeachers(actor.structureId, tx)
    if (!known.some(({ id }) => id === teacherId)) return refuse('not_found')
    const moved = moveIn(known, teacherId, move, ({ leftAt }) => leftAt === null)
    if (!moved) return refuse('nothing_moved')
    await writePositions(tx, teachers, actor.structureId, moved)
    await note(tx, actor, { operation: 'teacher.moved', teacherId })
    return accept({ teacherId })
  })
}

type Note = { operation: string; teacherId: string; before?: TeacherTerms; after?: TeacherTerms }

const note = (tx: LockedTx, actor: Staff, { teacherId, ...entry }: Note): Promise<void> =>
  recordAudit(tx, actor, { ...entry, structureId: actor.structureId, subjectKind: 'teacher', subjectId: teacherId })
