import type { Day, Instant } from '@/lib/core/time'

/** The kinds of a pass's ledger entries: grant +n, reserve −1, release +1, revoke −n, adjust ±n ([0.I2]). */
/** undo: the days are again what they were before the change it undoes ([1.H9]). */
export const passChangeKinds = ['extension', 'freeze', 'undo'] as const
export type PassChangeKind = (typeof passChangeKinds)[number]

export const passEntryKinds = ['grant', 'reserve', 'release', 'revoke', 'adjust'] as const
export type PassEntryKind = (typeof passEntryKinds)[number]

/** From when to when a pass books lessons; all days included. */
export type PassValidity = {
  validFrom: Day
  /** A lesson starts on this day at the latest. */
  validUntil: Day
  /** No lesson starts before this day: end of the 14 days of a buyer who didn't ask to begin within them ([6.L3]). */
  bookableFrom: Day
}

/** A lesson that holds a credit of its pass: booked, and not given back by its attendance. */
export type Reservation = { endsAt: Instant }

/** 'pris', 'réservés', 'restants', and what they sum to. */
export type PassFigures = { granted: number; taken: number; reserved: number; remaining: number }

/** Money of the order that sold a pass is due again: see `hasDebt`. */
export type PassDebt = { hasDebt: boolean }

export type PassRefusal = 'no_credit_left' | 'pass_not_started' | 'pass_expired' | 'payment_due'
