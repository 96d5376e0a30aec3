import type { StaffRole } from '@/lib/core/actor'
import { moneyDesk, rights, schoolDesk } from '@/lib/staff/types'
import type { Household, World } from './world'

export type Ids = Omit<Household, 'secrets'>
export type Path = (world: World, ids: Ids) => string

/**
 * Who may see what ([6.S1]).
 * open: anybody, and it shows nothing of a member to another. closed: a member only, a visitor is sent to the login and
 * back. owned: the same, and somebody else's ids are ids that don't exist. desk: whoever of the structure's office holds
 * one of the roles, and to anybody else it doesn't exist. posted: a member's form with a file, or whose answer is one.
 * deskPosted: a form of the money desk. sent: a form with a file and no id but its page's: a member's, or of the office where
 * it has roles. signed: a machine that proves who it is.
 */
export type Rule =
  | { kind: 'open'; path: Path; status?: number }
  | { kind: 'closed'; path: Path; status?: number }
  | { kind: 'owned'; path: Path; status?: number }
  | { kind: 'desk'; path: Path; roles: readonly StaffRole[]; hasId: boolean; status?: number }
  | { kind: 'posted'; path: Path; fields: (ids: Ids) => Record<string, string>; file?: string }
  | { kind: 'deskPosted'; path: Path; fields: (ids: Ids) => Record<string, string> }
  | { kind: 'sent'; path: Path; file: string; roles?: readonly StaffRole[] }
  | { kind: 'signed'; path: Path; methods: string[] }

/** An id that nothing has. */
export const nobodys = '00000000-0000-4000-8000-000000000000'

export const at =
  (rest: string): Path =>
  ({ structure }) =>
    `/${structure.slug}${rest}`
export const open = (rest: string, status?: number): Rule => ({ kind: 'open', path: at(rest), status })
export const closed = (rest: string, status?: number): Rule => ({ kind: 'closed', path: at(rest), status })
export const owned = (path: (ids: Ids, world: World) => string, status?: number): Rule => ({
  kind: 'owned',
  path: (world, ids) => `/${world.structure.slug}${path(ids, world)}`,
  status,
})
export const desk = (rest: string, roles: readonly StaffRole[] = moneyDesk): Rule => ({
  kind: 'desk',
  path: at(`/gestion${rest}`),
  roles,
  hasId: false,
})
/** About one thing, whose id is in the address: an id that belongs to nothing there is a page that doesn't exist. */
export const deskOf = (
  rest: (ids: Ids, world: World) => string,
  status?: number,
  roles: readonly StaffRole[] = moneyDesk,
): Rule => ({
  kind: 'desk',
  path: (world, ids) => `/${world.structure.slug}/gestion${rest(ids, world)}`,
  roles,
  hasId: true,
  status,
})

/** About courses, lessons and hours: those of the session's teacher, for a teacher. */
export const schoolOf = (rest: (ids: Ids, world: World) => string): Rule => deskOf(rest, undefined, schoolDesk)

/** About what the structure decides. */
export const settingsOf = (rest: (ids: Ids) => string): Rule => deskOf(rest, undefined, rights['settings.edit'])
