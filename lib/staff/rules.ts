/*
 * Who of the office looks after what: an admin everything of the school, a teacher what is their own ([1.H2], [6.S1]).
 */
import type { Reach } from './types'

/** Whether what belongs to a teacher is within somebody's reach: a teacher acts on nothing of another's. */
export const isWithinReach = (reach: Reach, teacherId: string): boolean => reach === 'all' || reach === teacherId
