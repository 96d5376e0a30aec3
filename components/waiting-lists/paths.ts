import type { Route } from 'next'

/** Where one joins the queue of an offer's courses ([1.G10]). */
export const joinQueuePath = (slug: string, offerSlug: string, query: { seance?: string } = {}) =>
  `/${slug}/mon-compte/attente/${offerSlug}${query.seance ? `?seance=${query.seance}` : ''}` as Route
