/*
 * A calendar leaves the house by a private address, or comes in by one ([1.F6], [1.F7]).
 * - An address that we give is secret, can be renewed or ended, and shows what its owner may see at that moment.
 * - What was cancelled stays in it as cancelled for a while, so that every calendar program takes it away.
 */

/** A lesson stays in a feed so many days after it was given. */
export const pastDays = 90

/** A cancelled lesson is told as such for so many days, even by a telephone that was off. */
export const cancelledDays = 30

/** A program reads an address about every hour; noted no more often than this. */
export const readNoteMinutes = 15

/** The address that a calendar program subscribes to by itself, from the one that a browser reads. */
export const toWebcal = (url: string): string => url.replace(/^https?:/, 'webcal:')
