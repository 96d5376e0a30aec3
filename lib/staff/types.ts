import type { StaffRole } from '@/lib/core/actor'

export { type StaffRole, staffRoles } from '@/lib/core/actor'

/** Who takes, records and gives back money in the office: the pages under `/gestion` about it, and their actions. */
export const moneyDesk = ['accountant', 'admin'] as const satisfies readonly StaffRole[]

/** Who looks after the courses, the lessons and the hours: an admin all of them, a teacher what is their own. */
export const schoolDesk = ['teacher', 'admin'] as const satisfies readonly StaffRole[]

/** Who decides for the whole school. */
export const schoolHead = ['admin'] as const satisfies readonly StaffRole[]

/** Whose courses, lessons and hours somebody looks after: everybody's, one teacher's (by id), or nobody's. */
export type Reach = 'all' | string | null
