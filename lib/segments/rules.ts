import type { Condition, Group, Query } from './types'

/*
 * A segment is asked in conditions that any organiser reads back as a sentence: all of them, any of them, or not ([2.D1]).
 * It is asked again each time it is used: nobody is in it because they once were.
 * Whoever writes to a whole country is told so first, and what regions a query touches is known ([2.C7]).
 */

/** Whether a query holds several others. */
export const isGroup = (query: Query): query is Group => query.kind === 'and' || query.kind === 'or'

/** Those who are interested in an offer: whom its new dates are told to ([2.E1]). */
export const interestedIn = (offerId: string): Query => ({ kind: 'and', of: [{ kind: 'interested', offerId }] })

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
