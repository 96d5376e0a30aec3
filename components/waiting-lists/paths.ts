import type { Route } from 'next'

/** Where one joins the queue of an offer's courses ([1.G10]). */
export const joinQueuePath = (slug: string, offerSlug: string, query: { seance?: string } = {}) =>
  `/${slug}/mon-compte/attente/${offerSlug}${query.seance ? `?seance=${query.seance}` : ''}` as Route

type AlertQuery = { professeur?: string; du?: string; au?: string; de?: string; a?: string }

/** 'Prévenez-moi' for a pass, its form filled in from where one comes from ([1.F2]). */
export const alertPath = (slug: string, passId: string, query: AlertQuery = {}) => {
  const text = new URLSearchParams(
    Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined),
  ).toString()
  return `/${slug}/mon-compte/reserver/${passId}/prevenez-moi${text ? `?${text}` : ''}` as Route
}
