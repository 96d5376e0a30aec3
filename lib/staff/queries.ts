import 'server-only'
import { and, eq, isNotNull } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { staffMembers } from '@/db/schema/accounts'
import { teachers } from '@/db/schema/structures'
import type { Staff } from '@/lib/core/actor'
import { hasRight } from './rules'
import type { Reach } from './types'

export type TeacherOfStaff = { id: string; name: string }

/** Who somebody of the office is as a teacher: whose courses, lessons and hours are their own; null for those who teach nothing. */
export async function findTeacherOfStaff(
  structureId: string,
  accountId: string,
  executor: Executor = db(),
): Promise<TeacherOfStaff | null> {
  const [row] = await executor
    .select({ id: teachers.id, firstName: teachers.firstName, lastName: teachers.lastName })
    .from(staffMembers)
    .innerJoin(
      teachers,
      and(eq(teachers.id, staffMembers.teacherId), eq(teachers.structureId, staffMembers.structureId)),
    )
    .where(
      and(
        eq(staffMembers.structureId, structureId),
        eq(staffMembers.accountId, accountId),
        eq(staffMembers.role, 'teacher'),
        eq(staffMembers.isSuspended, false),
        isNotNull(staffMembers.teacherId),
      ),
    )
  return row ? { id: row.id, name: `${row.firstName} ${row.lastName}` } : null
}

/** Whose courses, lessons and hours somebody of the office looks after: an admin and an organiser all of them, a teacher their own. */
export async function findReach(actor: Staff, executor: Executor = db()): Promise<Reach> {
  if (hasRight(actor.role, 'school.plan')) return 'all'
  return (await findTeacherOfStaff(actor.structureId, actor.accountId, executor))?.id ?? null
}
