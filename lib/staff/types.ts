import type { LinkRefusal, PasswordRefusal } from '@/lib/accounts/types'
import type { StaffRole } from '@/lib/core/actor'
import type { Busy } from '@/lib/core/outcome'

export { type StaffRole, staffRoles } from '@/lib/core/actor'

/**
 * The matrix of rights: who of the office may do what, in this one place ([2.F1]). Pages, actions and buttons read it; the
 * office sees it under 'Équipe'. A teacher's rights about lessons and pupils are for what is their own.
 */
export const rights = {
  /** Courses, lessons, hours: an admin and an organiser all of them, a teacher what is their own. */
  'school.teach': ['teacher', 'organiser', 'admin'],
  /** Closures, new courses, absences of others: what concerns everybody. */
  'school.plan': ['organiser', 'admin'],
  /** Offers and prices. */
  'offers.edit': ['admin'],
  /** Time given to a pass, or a pass frozen. */
  'passes.extend': ['organiser', 'admin'],
  /** Client files: who somebody is, what they follow. */
  'files.see': ['organiser', 'accountant', 'admin'],
  'files.edit': ['organiser', 'accountant', 'admin'],
  'files.flag': ['accountant', 'admin'],
  'files.merge': ['admin'],
  'files.remove': ['admin'],
  /** Seeing the portal as a member does. */
  'files.impersonate': ['admin'],
  'files.import': ['admin'],
  /** Orders, payments, cheques, transfers, refunds, invoices. */
  'money.handle': ['accountant', 'admin'],
  'accounting.export': ['accountant', 'admin'],
  'pay.see': ['accountant', 'admin'],
  /** The hours that are paid: everybody's for whoever pays them, a teacher their own. */
  'hours.see': ['teacher', 'accountant', 'admin'],
  'figures.see': ['accountant', 'admin'],
  /** Messages: the log of all of them, and what didn't arrive ([2.C1] [2.C2]). */
  'messages.see': ['organiser', 'accountant', 'admin'],
  'messages.repair': ['organiser', 'accountant', 'admin'],
  /** Failures that no address explains, with the provider's own words. */
  'messages.troubles': ['admin'],
  /** Written by hand: to a client, to the participants of a course (a teacher those of their own), to a segment. */
  'messages.write': ['organiser', 'accountant', 'admin'],
  'messages.roster': ['teacher', 'organiser', 'admin'],
  'messages.mass': ['organiser', 'admin'],
  'messages.approve': ['admin'],
  'templates.edit': ['admin'],
  'segments.use': ['organiser', 'admin'],
  'staff.manage': ['admin'],
  'settings.edit': ['admin'],
  'journal.see': ['admin'],
  'exports.make': ['admin'],
} as const satisfies Record<string, readonly StaffRole[]>
export type Right = keyof typeof rights

/** Who takes, records and gives back money in the office: the pages under `/gestion` about it, and their actions. */
export const moneyDesk = rights['money.handle']

/** Who looks after the courses, the lessons and the hours: all of them, or for a teacher what is their own. */
export const schoolDesk = rights['school.teach']

/** Who decides for the whole school. */
export const schoolHead = rights['school.plan']

/** Whose courses, lessons and hours somebody looks after: everybody's, one teacher's (by id), or nobody's. */
export type Reach = 'all' | string | null

/** Where somebody stands in the team: their invitation waits, they work, or they are shut out for a while. */
export const teamStates = ['invited', 'active', 'suspended'] as const
export type TeamState = (typeof teamStates)[number]

/** Somebody of the office, with every role that they hold. */
export type TeamMember = {
  accountId: string
  firstName: string
  lastName: string
  email: string | null
  roles: StaffRole[]
  teacherId: string | null
  teacher: string | null
  state: TeamState
  invitedAt: Date
  hasSecondFactor: boolean
  lastSeenAt: Date | null
}

/** Who is invited, as what. */
export type Invited = { email: string; firstName: string; lastName: string } & Roles
export type Roles = { roles: StaffRole[]; teacherId: string | null }

/** What an admin changed of somebody's access, and they are told of. */
export const accessChanges = ['roles', 'suspended', 'restored', 'factor_reset'] as const
export type AccessChange = (typeof accessChanges)[number]

export type TeamRefusal =
  /** The office would be left without an admin. */
  | 'last_admin'
  | 'yourself'
  | 'already_in_team'
  | 'no_role'
  /** A teacher's role goes with a teacher of the school, who has one login at most. */
  | 'teacher_needed'
  | 'teacher_taken'
  /** They also work for a structure that the admin doesn't run, and their second factor guards it too. */
  | 'works_elsewhere'
  | 'not_found'
  | Busy

/** Why the link of an invitation doesn't open the office. `password_needed`: the address has no login yet. */
export type JoinRefusal = LinkRefusal | PasswordRefusal | 'password_needed' | Busy

/** Somebody invited into the team, and by whom, as their mail says it. */
export type StaffInvitationFacts = { firstName: string; inviter: string; roles: StaffRole[] }

/** What changed of somebody's access to the office, as their mail says it. */
export type StaffAccessFacts = { firstName: string; roles: StaffRole[]; what: AccessChange }

/** Recovery codes just made, in the browser of whom they are of. */
export type ShownCodes = { accountId: string; codes: string[] }
