import type { Day, Instant } from '@/lib/core/time'

/** undo: the days are again what they were before the change it undoes ([1.H9]). */
export const passChangeKinds = ['extension', 'freeze', 'undo'] as const
export type PassChangeKind = (typeof passChangeKinds)[number]

/** The kinds of a pass's ledger entries: grant +n, reserve −1, release +1, revoke −n, adjust ±n ([0.I2]). */
export const passEntryKinds = ['grant', 'reserve', 'release', 'revoke', 'adjust'] as const

/** No lesson between these days, both included ([1.H9]). */
export type Freeze = { from: Day; until: Day }

/** From when to when a pass books lessons; all days included. */
export type PassValidity = {
  validFrom: Day
  /** A lesson starts on this day at the latest. */
  validUntil: Day
  /** No lesson starts before this day: end of the 14 days of a buyer who didn't ask to begin within them ([6.L3]). */
  bookableFrom: Day
  /** Days on which it books none, for an illness; absent where that isn't asked ([1.H9]). */
  frozen?: Freeze | null
}

/** A lesson that holds a credit of its pass: booked, and not given back by its attendance. */
export type Reservation = { endsAt: Instant }

/** 'pris', 'réservés', 'restants', and what they sum to. */
export type PassFigures = { granted: number; taken: number; reserved: number; remaining: number }

/** Money of the order that sold a pass is due again: see `hasDebt`. */
export type PassDebt = { hasDebt: boolean }

export type PassRefusal = 'no_credit_left' | 'pass_not_started' | 'pass_expired' | 'pass_frozen' | 'payment_due'

/** A pass given more time or frozen, as its history says it ([1.H9]). */
export type PassChange = {
  id: string
  kind: PassChangeKind
  validUntilBefore: Day
  validUntilAfter: Day
  frozen: Freeze | null
  reason: string
  /** Who of the office did it. */
  by: string
  at: Instant
}

/** A pass as its days are changed. */
export type ChangedPass = { validUntil: Day; frozen: Freeze | null; isGroup: boolean; remaining: number }

export type PassChangeRefusal =
  | 'nothing_left'
  | 'extension_not_later'
  | 'change_too_long'
  | 'freeze_of_sessions'
  | 'freeze_order'
  | 'freeze_past'
  | 'freeze_after_end'
  | 'already_frozen'
  | 'lessons_in_freeze'
  | 'freeze_changed'
  | 'nothing_to_undo'
  | 'freeze_begun'
  | 'undo_past'
  | 'undo_with_lessons'
