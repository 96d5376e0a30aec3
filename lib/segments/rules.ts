import type { Country } from '@/lib/client-files/types'
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import { addMonths, type Day } from '@/lib/core/time'
import { departmentOf, type Town } from '@/lib/core/towns'
import { hasRight } from '@/lib/staff/rules'
import type { StaffRole } from '@/lib/staff/types'
import { runsOne } from '@/lib/structures/rules'
import type { Module } from '@/lib/structures/types'
import {
  type Condition,
  type ConditionKind,
  conditionKinds,
  type Draft,
  type DraftGroup,
  type Gesture,
  type Group,
  type Path,
  type Query,
  type Ready,
  type SegmentRefusal,
} from './types'

/*
 * A segment is asked in conditions that any organiser reads back as a sentence: all of them, any of them, or not ([2.D1]).
 * It is asked again each time it is used: nobody is in it because they once were.
 * One that asks who owes money doesn't exist for who has no right about money, whoever saved it ([2.F1]).
 * Whoever writes to a whole country is told so first, and what regions a query touches is known ([2.C7]).
 */

/** Whether a query holds several others. */
export const isGroup = (query: Query): query is Group => query.kind === 'and' || query.kind === 'or'
/** The same of a query being built. */
export const isDraftGroup = (draft: Draft): draft is DraftGroup => draft.kind === 'and' || draft.kind === 'or'

/** The conditions that a query asks for, without those that it excludes. */
function listAsked(query: Query): Condition[] {
  if (query.kind === 'not') return []
  return isGroup(query) ? query.of.flatMap(listAsked) : [query]
}

/** Whether a query has an exception: it touches less than it names. */
const excludes = (query: Query): boolean => query.kind === 'not' || (isGroup(query) && query.of.some(excludes))

/** Consents say who may be written to, not whom one means. */
const choosesPeople = ({ kind }: Condition): boolean => kind !== 'consent'

const isCountry = (condition: Condition): boolean => condition.kind === 'country' && condition.prefixes.length === 0

/** Whether whole countries are all that a query asks for: its sender is warned ([2.C7]). */
export function asksWholeCountry(query: Query): boolean {
  const asked = listAsked(query).filter(choosesPeople)
  return !excludes(query) && asked.length > 0 && asked.every(isCountry)
}

/**
 * Where a query's people are: 'FR', 'FR:69' for postcodes that begin so, 'FR:Lyon' for a radius; empty: anywhere ([2.C7]).
 */
export const listRegions = (query: Query): string[] => [...new Set(listAsked(query).flatMap(regionsOf))].sort()

function regionsOf(condition: Condition): string[] {
  if (condition.kind === 'around') return [`${condition.country}:${condition.town}`]
  if (condition.kind !== 'country') return []
  const { country, prefixes } = condition
  return prefixes.length > 0 ? prefixes.map((prefix) => `${country}:${prefix}`) : [country]
}

/** What a colleague changed meanwhile isn't overwritten unseen. */
export const checkRevision = (now: number, shown: number): Verdict<SegmentRefusal> =>
  now === shown ? allow : refuse('segment_changed')

/** The conditions that mean something in a structure, and that a role may read: debts are for who handles money ([2.F3]). */
export function listKinds(modules: readonly Module[], handlesMoney: boolean): ConditionKind[] {
  const needs: Partial<Record<ConditionKind, readonly Module[]>> = {
    interested: ['shop'],
    to_place: ['courses'],
    pupil: ['lessons', 'courses'],
    member: ['memberships'],
    lessons_left: ['lessons', 'courses'],
    active: ['shop', 'lessons', 'courses'],
    balance_due: ['shop'],
  }
  return conditionKinds.filter(
    (kind) => runsOne(modules, needs[kind] ?? null) && (kind !== 'balance_due' || handlesMoney),
  )
}

/** How many of its people a segment shows on one page. */
export const peoplePerPage = 25

/** Whether a condition of a kind is anywhere in a query, asked or excluded. */
const holdsKind = (query: Query, kind: ConditionKind): boolean => {
  if (query.kind === 'not') return holdsKind(query.of, kind)
  return isGroup(query) ? query.of.some((part) => holdsKind(part, kind)) : query.kind === kind
}

/** Whether a query measures distances, which some towns have none to. */
export const asksAround = (query: Query): boolean => holdsKind(query, 'around')

/**
 * Whether a role may ask a query, saved by whomever: who owes money is told to who handles money, by a list, a count or a
 * mailing no more than by a file ([2.F1]).
 */
export const mayAsk = (role: StaffRole, query: Query): boolean =>
  hasRight(role, 'money.handle') || !holdsKind(query, 'balance_due')

/** What a query is built from: all of no condition yet. */
export const emptyDraft: DraftGroup = { kind: 'and', isNot: false, of: [] }

/** What a new condition holds before anybody chose: the least that it needs to be asked. */
const firstFields: Partial<Record<Condition['kind'], Record<string, string>>> = {
  consent: { canal: 'email' },
  country: { pays: 'FR' },
  around: { pays: 'FR', km: '30' },
  age: { qui: 'learner' },
  locale: { langue: 'fr-FR' },
}

/** The town of an address as places write theirs: '28 rue des Lilas, 75011 Paris', '1 rue Royale, Québec (Québec) G1K 1A1'. */
export function townOfAddress(address: string): { country: Country; town: string; area: string | null } | null {
  const [, postcode, french] = /\b(\d{5}) ([\p{L}'’ -]+)$/u.exec(address.trim()) ?? []
  if (postcode && french) return { country: 'FR', town: french, area: departmentOf(postcode) }
  const [, canadian] =
    /,\s*([\p{L}'’ -]+?)\s*(?:\([^)]*\)|,[^,]*)?,?\s*[A-Z]\d[A-Z] ?\d[A-Z]\d$/u.exec(address.trim()) ?? []
  return canadian ? { country: 'CA', town: canadian, area: null } : null
}

/** The queries that many ask, of what a structure runs; one for each town where it teaches ([2.D3]). */
export function listReadyMade(modules: readonly Module[], addresses: readonly string[], today: Day): Ready[] {
  const kinds = listKinds(modules, false)
  const toPlace: Ready = { kind: 'toPlace', query: all({ kind: 'to_place', offerId: null }) }
  const interested: Ready = { kind: 'interested', query: all({ kind: 'interested', offerId: null }) }
  const noNews: Ready = {
    kind: 'noNews',
    query: all({ kind: 'not', of: { kind: 'active', since: addMonths(today, -12) } }),
  }
  const towns = new Map(addresses.flatMap((address) => townOfAddress(address) ?? []).map((one) => [one.town, one]))
  return [
    ...(kinds.includes('to_place') ? [toPlace] : []),
    ...(kinds.includes('interested') ? [interested] : []),
    ...[...towns.values()].map((where): Ready => {
      const query = all({ kind: 'around', ...where, km: 30 }, { kind: 'consent', channel: 'email' })
      return { kind: 'around', query, town: where.town }
    }),
    ...(kinds.includes('active') ? [noNews] : []),
  ]
}

const all = (...of: Query[]): Query => ({ kind: 'and', of })

const isIn = (path: Path, rank: number): boolean => path.length > 0 && path[0] === rank

/** The query after a gesture; one that points nowhere changes nothing. */
export function applyGesture(draft: Draft, gesture: Gesture): Draft {
  if (!isDraftGroup(draft)) return draft
  const { path } = gesture
  if (path.length === 0) return gesture.kind === 'add' ? { ...draft, of: [...draft.of, newPart(gesture.what)] } : draft
  if (gesture.kind === 'remove' && path.length === 1)
    return { ...draft, of: draft.of.filter((_, rank) => rank !== path[0]) }
  const within = { ...gesture, path: path.slice(1) }
  return { ...draft, of: draft.of.map((part, rank) => (isIn(path, rank) ? applyGesture(part, within) : part)) }
}

function newPart(kind: Condition['kind'] | Group['kind']): Draft {
  if (kind === 'and' || kind === 'or') return { kind, isNot: false, of: [] }
  return { kind, isNot: false, fields: firstFields[kind] ?? {} }
}

/** How many people a town has. */
export type TownCount = { country: string; town: Town; count: number }
/** People counted by town, however their files spell it, the most of them first ([2.D2]). */
export function gatherTowns(places: readonly { country: string; town: Town | null; count: number }[]): TownCount[] {
  const towns = new Map<string, TownCount>()
  for (const { country, town, count } of places) {
    if (!town) continue
    const key = `${country}.${town.area}.${town.name}`
    towns.set(key, { country, town, count: count + (towns.get(key)?.count ?? 0) })
  }
  return [...towns.values()].sort((one, other) => other.count - one.count)
}
