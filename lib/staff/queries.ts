import 'server-only'
import { and, eq, isNotNull } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { staffMembers } from '@/db/schema/accounts'
import { teachers } from '@/db/schema/structures'

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
