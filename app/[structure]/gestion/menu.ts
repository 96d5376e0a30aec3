import type { IconName } from '@/components/ui/icon'
import type { StaffRole } from '@/lib/core/actor'
import { moneyDesk, rights, schoolDesk, schoolHead, staffRoles } from '@/lib/staff/types'
import { isOpen } from '@/lib/structures/rules'
import type { Module } from '@/lib/structures/types'

/** Clients; what is written to them; lessons and those who give them; money; the structure itself: who works there, what was done. */
export const officeAreas = ['clients', 'messages', 'school', 'money', 'structure'] as const
export type OfficeArea = (typeof officeAreas)[number]

/** A page of the office: its folder under `/gestion`, and the key of its words in `desk.menu` and `desk.home.texts`. */
export type OfficePage = {
  path: string
  key:
    | 'files'
    | 'messages'
    | 'mailings'
    | 'segments'
    | 'templates'
    | 'agenda'
    | 'absences'
    | 'workedHours'
    | 'courses'
    | 'closures'
    | 'lessons'
    | 'hours'
    | 'offers'
    | 'orders'
    | 'sale'
    | 'gifts'
    | 'cheques'
    | 'dunning'
    | 'transfers'
    | 'refunds'
    | 'invoices'
    | 'reducedRate'
    | 'accounting'
    | 'figures'
    | 'imports'
    | 'team'
    | 'exports'
    | 'journal'
    | 'security'
    | 'settings'
  icon: IconName
  area: OfficeArea
  roles: readonly StaffRole[]
}

/** The office's menu, in the order of a day's work; whoever holds none of the roles doesn't see the page. */
const officePages: readonly OfficePage[] = [
  { path: 'dossiers', key: 'files', icon: 'user', area: 'clients', roles: rights['files.see'] },
  { path: 'messages', key: 'messages', icon: 'mail', area: 'messages', roles: rights['messages.see'] },
  { path: 'envois', key: 'mailings', icon: 'send', area: 'messages', roles: staffRoles },
  { path: 'modeles', key: 'templates', icon: 'pencil', area: 'messages', roles: rights['templates.edit'] },
  { path: 'segments', key: 'segments', icon: 'filters', area: 'messages', roles: rights['segments.use'] },
  { path: 'agenda', key: 'agenda', icon: 'calendar', area: 'school', roles: schoolDesk },
  { path: 'cours', key: 'courses', icon: 'users', area: 'school', roles: schoolDesk },
  { path: 'reserver', key: 'lessons', icon: 'calendar-plus', area: 'school', roles: schoolDesk },
  { path: 'disponibilites', key: 'hours', icon: 'clock', area: 'school', roles: schoolDesk },
  { path: 'absences', key: 'absences', icon: 'user', area: 'school', roles: schoolDesk },
  { path: 'heures', key: 'workedHours', icon: 'receipt', area: 'school', roles: rights['hours.see'] },
  { path: 'fermetures', key: 'closures', icon: 'calendar', area: 'school', roles: schoolHead },
  { path: 'offres', key: 'offers', icon: 'ticket', area: 'school', roles: rights['offers.edit'] },
  { path: 'commandes', key: 'orders', icon: 'bag', area: 'money', roles: moneyDesk },
  { path: 'vente', key: 'sale', icon: 'credit-card', area: 'money', roles: moneyDesk },
  { path: 'cadeaux', key: 'gifts', icon: 'gift', area: 'money', roles: moneyDesk },
  { path: 'cheques', key: 'cheques', icon: 'pencil', area: 'money', roles: moneyDesk },
  { path: 'virements', key: 'transfers', icon: 'download', area: 'money', roles: moneyDesk },
  { path: 'relances', key: 'dunning', icon: 'mail', area: 'money', roles: moneyDesk },
  { path: 'tarif-reduit', key: 'reducedRate', icon: 'ticket', area: 'money', roles: moneyDesk },
  { path: 'factures', key: 'invoices', icon: 'receipt', area: 'money', roles: moneyDesk },
  { path: 'remboursements', key: 'refunds', icon: 'again', area: 'money', roles: moneyDesk },
  { path: 'chiffres', key: 'figures', icon: 'chart', area: 'money', roles: rights['figures.see'] },
  { path: 'comptabilite', key: 'accounting', icon: 'book', area: 'money', roles: rights['accounting.export'] },
  { path: 'equipe', key: 'team', icon: 'users', area: 'structure', roles: rights['staff.manage'] },
  { path: 'journal', key: 'journal', icon: 'search', area: 'structure', roles: rights['journal.see'] },
  { path: 'securite', key: 'security', icon: 'lock', area: 'structure', roles: staffRoles },
  { path: 'reglages', key: 'settings', icon: 'pencil', area: 'structure', roles: rights['settings.edit'] },
  { path: 'import', key: 'imports', icon: 'arrow-right', area: 'structure', roles: rights['files.import'] },
  { path: 'exports', key: 'exports', icon: 'download', area: 'structure', roles: rights['exports.make'] },
]

/** The pages that somebody's roles open, of what their structure runs. */
export const listOfficePages = (roles: readonly StaffRole[], modules: readonly Module[]): OfficePage[] =>
  officePages.filter(
    (page) => page.roles.some((role) => roles.includes(role)) && isOpen(modules, `gestion/${page.path}`),
  )
