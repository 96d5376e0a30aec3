import 'server-only'
import { db, type Executor } from '@/db/client'
import type { Actor } from '@/lib/core/actor'
import { findTeacherOfStaff } from '@/lib/staff/queries'
import { hasRight } from '@/lib/staff/rules'

/** Whose lessons somebody may book and change: those of a file, a teacher's own, or all of a structure's. */
export type Reach = { structureId: string; clientFileId: string | null; teacherId: string | null }

/** A member reaches their file's; of the office, an admin and an organiser all and a teacher their own; anybody else none ([0.I9] [1.H8]). */
export async function findReach(actor: Actor, executor: Executor = db()): Promise<Reach | null> {
  if (actor.kind === 'member' || actor.kind === 'staffAs') {
    return { structureId: actor.structureId, clientFileId: actor.clientFileId, teacherId: null }
  }
  if (actor.kind !== 'staff') return null
  const { structureId, accountId, role } = actor
  if (hasRight(role, 'school.plan')) return { structureId, clientFileId: null, teacherId: null }
  const teacher = role === 'teacher' ? await findTeacherOfStaff(structureId, accountId, executor) : null
  return teacher && { structureId, clientFileId: null, teacherId: teacher.id }
}

/** Whether what a teacher gives is within somebody's reach. */
export const isWithin = (reach: Reach, teacherId: string): boolean =>
  reach.teacherId === null || reach.teacherId === teacherId
