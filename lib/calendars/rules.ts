/*
 * A calendar leaves the house by a private address, or comes in by one ([1.F6], [1.F7]).
 * - An address that we give is secret, can be renewed or ended, and shows what its owner may see at that moment.
 * - What was cancelled stays in it as cancelled for a while, so that every calendar program takes it away.
 * - An address that a teacher gives is read by https, blocks their slots by its times only, and stays as it was read last
 *   when it can't be read.
 */
import { addDays, type Day, dayOf, type Instant, type Interval, startOfDay } from '@/lib/core/time'

/** A lesson stays in a feed so many days after it was given. */
export const pastDays = 90

/** A cancelled lesson is told as such for so many days, even by a telephone that was off. */
export const cancelledDays = 30

/** A program reads an address about every hour; noted no more often than this. */
export const readNoteMinutes = 15

/** The address that a calendar program subscribes to by itself, from the one that a browser reads. */
export const toWebcal = (url: string): string => url.replace(/^https?:/, 'webcal:')

/** A teacher keeps a few calendars: their own, their family's, another school's. */
export const maxCalendars = 5

/** How far ahead a teacher's calendar is read, in days: further than any pass lets book. */
const readDays = 400

/** Calendars are read again this often. */
export const readMinutes = 15

/** What is read of a calendar: from the beginning of today on. */
export function readWindow(now: Instant, zone: string): Interval {
  const today = dayOf(now, zone)
  return { startsAt: startOfDay(today, zone), endsAt: startOfDay(addDays(today, readDays), zone) }
}

/** The first reading of a day is whole, even of a calendar that didn't change: its repetitions go a day further. */
export function mayAskWhetherChanged(fetchedAt: Instant | null, now: Instant, zone: string): boolean {
  const dayRead: Day | null = fetchedAt && dayOf(fetchedAt, zone)
  return dayRead === dayOf(now, zone)
}

const maxAddress = 2_000

/**
 * The address of a calendar as it is read, from what somebody copied: https, or webcal, which means it. Null for anything
 * else, and for one with a password in it. `testOrigin` is the one other place that tests read from.
 */
export function readCalendarAddress(text: string, testOrigin?: string): string | null {
  const given = text.trim().replace(/^webcals?:/i, 'https:')
  const url = given.length <= maxAddress && URL.canParse(given) ? new URL(given) : null
  if (!url || url.username || url.password) return null
  url.hash = ''
  return url.protocol === 'https:' || url.origin === testOrigin ? url.href : null
}

/** An address without what makes it secret: 'calendar.google.com/…/basic.ics'. */
export function shortenAddress(address: string): string {
  const { host, pathname } = new URL(address)
  const last = pathname.split('/').at(-1) ?? ''
  const isSecret = last.length > 24 || !/^[\w.-]*$/.test(last)
  return `${host}/…${last && !isSecret ? `/${last}` : ''}`
}

/** Whether two readings block the same times. */
export const isSameBusy = (one: readonly Interval[], other: readonly Interval[]): boolean =>
  one.length === other.length &&
  one.every(
    ({ startsAt, endsAt }, rank) =>
      startsAt.getTime() === other[rank]!.startsAt.getTime() && endsAt.getTime() === other[rank]!.endsAt.getTime(),
  )
