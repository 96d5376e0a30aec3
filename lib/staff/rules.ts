/*
 * Who of the office looks after what.
 * - A role holds the rights of the one matrix, and no other ([2.F1]).
 * - An admin and an organiser act on everything of the school, a teacher on what is their own and on nothing of another's
 *   ([1.H2], [6.S1]).
 */
import { type Reach, type Right, rights, type StaffRole } from './types'

/** Whether a role holds a right. */
export const hasRight = (role: StaffRole, right: Right): boolean => rights[right].some((holder) => holder === role)

/** Whether what belongs to a teacher is within somebody's reach: a teacher acts on nothing of another's. */
export const isWithinReach = (reach: Reach, teacherId: string): boolean => reach === 'all' || reach === teacherId
