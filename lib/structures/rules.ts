/*
 * What a structure runs decides what exists there ([2.F3]): its menus and its pages.
 * - A part of the site that a structure doesn't run is a page that doesn't exist, for whoever types its address, and neither
 *   do its forms, for whoever kept one open.
 * - A part that no module names is everywhere.
 */
import type { Module } from './types'

/** The modules of which one at least is needed, by the first folders of an address after the structure's, three at most. */
const needs = {
  'cours-et-tarifs': ['shop'],
  cadeaux: ['gifts'],
  panier: ['shop'],
  paiement: ['shop'],
  'mon-compte/suivi': ['lessons', 'courses'],
  'mon-compte/reserver': ['lessons', 'courses'],
  'mon-compte/attente': ['courses'],
  'mon-compte/achats': ['shop'],
  'mon-compte/acheter': ['shop'],
  'mon-compte/interets': ['shop'],
  'mon-compte/tarif-reduit': ['shop'],
  'mon-compte/cadeau': ['gifts'],
  'mon-compte/papiers': ['shop'],
  'gestion/cours': ['courses'],
  'gestion/reserver': ['lessons'],
  'gestion/disponibilites': ['lessons'],
  'gestion/fermetures': ['lessons', 'courses'],
  'gestion/absences': ['lessons', 'courses'],
  'gestion/agenda': ['lessons', 'courses'],
  'gestion/heures': ['lessons', 'courses'],
  'gestion/offres': ['shop'],
  'gestion/forfaits': ['lessons', 'courses'],
  'gestion/commandes': ['shop'],
  'gestion/vente': ['shop'],
  'gestion/cadeaux': ['gifts'],
  'gestion/cheques': ['shop'],
  'gestion/virements': ['shop'],
  'gestion/relances': ['shop'],
  'gestion/tarif-reduit': ['shop'],
  'gestion/factures': ['shop'],
  'gestion/remboursements': ['shop'],
  'gestion/comptabilite': ['shop'],
  'gestion/chiffres': ['shop', 'lessons', 'courses'],
  'gestion/messages': ['messages'],
  'gestion/envois': ['messages'],
  'gestion/modeles': ['messages'],
  'gestion/segments': ['messages'],
  'gestion/reglages/cours': ['lessons', 'courses'],
  'gestion/reglages/argent': ['shop'],
  'gestion/reglages/messages': ['messages'],
  'gestion/reglages/professeurs': ['lessons', 'courses'],
} as const satisfies Readonly<Record<string, readonly Module[]>>

/** A part of the site that only some structures run. */
export type Part = keyof typeof needs

/** The modules of which one opens a part; null: it is everywhere. */
export function listNeeded(part: string): readonly Module[] | null {
  const folders = part.split('/')
  const known: Readonly<Record<string, readonly Module[]>> = needs
  const found = [1, 2, 3].map((count) => known[folders.slice(0, count).join('/')]).find(Boolean)
  return found ?? null
}

/** Whether one module at least runs of those that something needs; null: it needs none. */
export const runsOne = (modules: readonly Module[], needed: readonly Module[] | null): boolean =>
  needed === null || needed.some((module) => modules.includes(module))

/** Whether a part of the site exists in a structure: 'cours-et-tarifs', 'mon-compte/achats', 'gestion/cours'. */
export const isOpen = (modules: readonly Module[], part: string): boolean => runsOne(modules, listNeeded(part))

/** The same of an address with the structure's slug, '/atelier/mon-compte/achats?page=2'. */
export const isOpenPath = (modules: readonly Module[], path: string): boolean =>
  isOpen(
    modules,
    path
      .replace(/[?#].*$/s, '')
      .split('/')
      .slice(2)
      .join('/'),
  )
