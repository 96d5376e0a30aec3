/*
 * Who of the office looks after what.
 * - An admin acts on everything of the school, a teacher on what is their own and on nothing of another's ([1.H2], [6.S1]).
 */
import type { Reach } from './types'

/** Whether what belongs to a teacher is within somebody's reach: a teacher acts on nothing of another's. */
export const isWithinReach = (reach: Reach, teacherId: string): boolean => reach === 'all' || reach === teacherId
