import type { Route } from 'next'

/** Addresses of booking and of 'Mon suivi', as a French reader would type them. */
type Query = Record<string, string | undefined>

function withQuery(path: string, query: Query = {}): Route {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const text = new URLSearchParams(given).toString().replaceAll('%3A', ':')
  return (text ? `${path}?${text}` : path) as Route
}

export const followPath = (slug: string, query?: Query) => withQuery(`/${slug}/mon-compte/suivi`, query)
export const feedsPath = (slug: string) => withQuery(`/${slug}/mon-compte/suivi/agenda`)
export const cancelPath = (slug: string, bookingId: string) =>
  withQuery(`/${slug}/mon-compte/suivi/annuler/${bookingId}`)
export const movePath = (slug: string, bookingId: string, query?: Query) =>
  withQuery(`/${slug}/mon-compte/suivi/deplacer/${bookingId}`, query)
export const moveConfirmPath = (slug: string, bookingId: string, slot: { day: string; time: string }) =>
  withQuery(`/${slug}/mon-compte/suivi/deplacer/${bookingId}/confirmer`, { horaire: `${slot.day}T${slot.time}` })
export const postponePath = (slug: string, bookingId: string) =>
  withQuery(`/${slug}/mon-compte/suivi/reporter/${bookingId}`)
export const placePath = (slug: string, passId: string) => withQuery(`/${slug}/mon-compte/suivi/placer/${passId}`)
export const reservePath = (slug: string, query?: Query) => withQuery(`/${slug}/mon-compte/reserver`, query)
export const teacherPath = (slug: string, passId: string, query?: Query) =>
  withQuery(`/${slug}/mon-compte/reserver/${passId}`, query)
export const weekPath = (slug: string, passId: string, teacherId: string, query?: Query) =>
  withQuery(`/${slug}/mon-compte/reserver/${passId}/${teacherId}`, query)
export const confirmPath = (slug: string, passId: string, teacherId: string, slot: { day: string; time: string }) =>
  withQuery(`/${slug}/mon-compte/reserver/${passId}/${teacherId}/confirmer`, { horaire: `${slot.day}T${slot.time}` })
export const repeatPath = (slug: string, passId: string, teacherId: string, slot: { day: string; time: string }) =>
  withQuery(`/${slug}/mon-compte/reserver/${passId}/${teacherId}/repeter`, { horaire: `${slot.day}T${slot.time}` })
export const buyPath = (slug: string) => withQuery(`/${slug}/mon-compte/acheter`)
export const calendarPath = (slug: string, bookingId: string) =>
  withQuery(`/${slug}/mon-compte/suivi/${bookingId}/cours.ics`)
