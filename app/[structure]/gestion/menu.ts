import type { IconName } from '@/components/ui/icon'
import type { StaffRole } from '@/lib/core/actor'
import { moneyDesk, schoolDesk, schoolHead } from '@/lib/staff/types'

/** A page of the office: its folder under `/gestion`, and the key of its words in `desk.menu` and `desk.home.texts`. */
export type OfficePage = {
  path: string
  key:
    | 'courses'
    | 'closures'
    | 'lessons'
    | 'hours'
    | 'orders'
    | 'sale'
    | 'gifts'
    | 'cheques'
    | 'dunning'
    | 'transfers'
    | 'refunds'
    | 'invoices'
    | 'reducedRate'
  icon: IconName
  roles: readonly StaffRole[]
}

/** The office's menu, in the order of a day's work; whoever holds none of the roles doesn't see the page. */
const officePages: readonly OfficePage[] = [
  { path: 'cours', key: 'courses', icon: 'users', roles: schoolDesk },
  { path: 'reserver', key: 'lessons', icon: 'calendar-plus', roles: schoolDesk },
  { path: 'disponibilites', key: 'hours', icon: 'clock', roles: schoolDesk },
  { path: 'fermetures', key: 'closures', icon: 'calendar', roles: schoolHead },
  { path: 'commandes', key: 'orders', icon: 'bag', roles: moneyDesk },
  { path: 'vente', key: 'sale', icon: 'credit-card', roles: moneyDesk },
  { path: 'cadeaux', key: 'gifts', icon: 'gift', roles: moneyDesk },
  { path: 'cheques', key: 'cheques', icon: 'pencil', roles: moneyDesk },
  { path: 'virements', key: 'transfers', icon: 'download', roles: moneyDesk },
  { path: 'relances', key: 'dunning', icon: 'mail', roles: moneyDesk },
  { path: 'tarif-reduit', key: 'reducedRate', icon: 'ticket', roles: moneyDesk },
  { path: 'factures', key: 'invoices', icon: 'receipt', roles: moneyDesk },
  { path: 'remboursements', key: 'refunds', icon: 'again', roles: moneyDesk },
]

export const listOfficePages = (roles: readonly StaffRole[]): OfficePage[] =>
  officePages.filter((page) => page.roles.some((role) => roles.includes(role)))
