import type { StaffRole } from '@/lib/core/actor'
import { moneyDesk } from '@/lib/staff/types'
import type { Household, World } from './world'

type Ids = Omit<Household, 'secrets'>

export type ActionRule = {
  /** Whom it serves. `anybody` may write, whoever they are: only what it answers is looked at. */
  who: 'member' | 'desk' | 'anybody'
  /** Names nothing of anybody: a member writes in their own file, whosever words they send. */
  isOwn?: true
  /** Of the office: who may do it, to what its fields name. Every other role is tried. */
  roles?: readonly StaffRole[]
  fields: (ids: Ids, world: World) => Record<string, string>
}

export const anybody = (fields: ActionRule['fields']): ActionRule => ({ who: 'anybody', fields })
export const member = (fields: ActionRule['fields']): ActionRule => ({ who: 'member', fields })
export const own = (fields: ActionRule['fields']): ActionRule => ({ ...member(fields), isOwn: true })
export const office = (fields: ActionRule['fields'], roles: readonly StaffRole[] = moneyDesk): ActionRule => ({
  who: 'desk',
  roles,
  fields,
})
