/*
 * Who works in the office, and who of it looks after what.
 * - A role holds the rights of the one matrix, and no other ([2.F1]).
 * - An admin and an organiser act on everything of the school, a teacher on what is their own and on nothing of another's
 *   ([1.H2], [6.S1]).
 * - There is always an admin who can get in, and nobody shuts themself out ([2.F1]).
 * - A role counts once its invitation was accepted, and until it is suspended.
 */
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import {
  type Reach,
  type Right,
  type Roles,
  rights,
  type StaffRole,
  type TeamMember,
  type TeamRefusal,
  type TeamState,
} from './types'

/** Whether a role holds a right. */
export const hasRight = (role: StaffRole, right: Right): boolean => rights[right].some((holder) => holder === role)

/** Whether what belongs to a teacher is within somebody's reach: a teacher acts on nothing of another's. */
export const isWithinReach = (reach: Reach, teacherId: string): boolean => reach === 'all' || reach === teacherId

/** Where somebody stands in the team. */
export function findState({ acceptedAt, isSuspended }: { acceptedAt: Date | null; isSuspended: boolean }): TeamState {
  if (isSuspended) return 'suspended'
  return acceptedAt ? 'active' : 'invited'
}

/** Somebody of the office has a role, and a teacher's role goes with a teacher of the school who has no login yet. */
export function checkRoles({ roles, teacherId }: Roles, isTeacherTaken: boolean): Verdict<TeamRefusal> {
  if (roles.length === 0) return refuse('no_role')
  if (roles.includes('teacher') && !teacherId) return refuse('teacher_needed')
  return isTeacherTaken ? refuse('teacher_taken') : allow
}

/** Roles change but for those of the last admin. `otherAdmins`: how many more can get in. */
export const checkRoleChange = (
  facts: { wasAdmin: boolean; staysAdmin: boolean; otherAdmins: number } & { roles: Roles; isTeacherTaken: boolean },
): Verdict<TeamRefusal> =>
  facts.wasAdmin && !facts.staysAdmin && facts.otherAdmins === 0
    ? refuse('last_admin')
    : checkRoles(facts.roles, facts.isTeacherTaken)

/** A second factor guards every structure where somebody works: only who runs them all takes it away ([2.F1] [6.S5]). */
export function checkFactorReset(facts: {
  isSelf: boolean
  person: Pick<TeamMember, 'hasSecondFactor' | 'state'>
  worksBeyondReach: boolean
}): Verdict<TeamRefusal> {
  if (facts.isSelf) return refuse('yourself')
  // Who hasn't accepted is nobody's colleague yet: an invitation takes nothing away from them.
  if (!facts.person.hasSecondFactor || facts.person.state === 'invited') return refuse('not_found')
  return facts.worksBeyondReach ? refuse('works_elsewhere') : allow
}

/** Anybody may be suspended but oneself and the last admin. */
export function checkSuspension(facts: {
  isSelf: boolean
  isAdmin: boolean
  otherAdmins: number
}): Verdict<TeamRefusal> {
  if (facts.isSelf) return refuse('yourself')
  return facts.isAdmin && facts.otherAdmins === 0 ? refuse('last_admin') : allow
}
