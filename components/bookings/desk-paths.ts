import type { Route } from 'next'

/** Addresses of the office's booking pages ([1.H8]). `deplacer`: the lesson that is to be moved, instead of one to be booked. */
type Query = { semaine?: string; jour?: string; vue?: string; horaire?: string; deplacer?: string; perdu?: string }

function withQuery(path: string, query: Query): Route {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const text = new URLSearchParams(given).toString().replaceAll('%3A', ':')
  return (text ? `${path}?${text}` : path) as Route
}

export const deskBookingPath = (slug: string) => `/${slug}/gestion/reserver` as Route
export const deskPassPath = (slug: string, passId: string) => `/${slug}/gestion/reserver/${passId}` as Route
export const deskWeekPath = (slug: string, passId: string, teacherId: string, query: Query = {}) =>
  withQuery(`/${slug}/gestion/reserver/${passId}/${teacherId}`, query)
export const deskConfirmPath = (slug: string, passId: string, teacherId: string, query: Query) =>
  withQuery(`/${slug}/gestion/reserver/${passId}/${teacherId}/confirmer`, query)
export const deskCancelPath = (slug: string, passId: string, bookingId: string) =>
  `/${slug}/gestion/reserver/${passId}/annuler/${bookingId}` as Route
