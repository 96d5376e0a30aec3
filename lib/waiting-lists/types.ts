import type { Day, Instant, WallTime } from '@/lib/core/time'

/**
 * waiting: in the queue · offered: places are kept until an instant · taken: ordered · expired: not answered in time ·
 * left: by the member, or for want of what was waited for.
 */
export const waitingStatuses = ['waiting', 'offered', 'taken', 'expired', 'left'] as const
export type WaitingStatus = (typeof waitingStatuses)[number]

/** 'Prévenez-moi': active until a slot is free, told once, ended by the member or by time ([1.F2]). */
export const alertStatuses = ['active', 'told', 'ended'] as const

/** How many learners one place in a queue may be for: a household, not a class. */
export const maxQueueLearners = 6

/** A place in the queue, with the sessions that each of its learners would take; null when one of them can't have any. */
export type QueueEntry = { id: string; rank: number; packages: readonly (readonly string[])[] | null }

/** What decides whether somebody may wait for a package. */
export type JoiningFacts = {
  isOfferSold: boolean
  session: { startsAt: Instant; isPlanned: boolean }
  noticeHours: number
  /** The learners of the entry: whether they wait in this course already, or have the wanted session. */
  learners: readonly { isWaiting: boolean; isEnrolled: boolean }[]
  /** Enough sessions are planned from the wanted one on. */
  isWhole: boolean
  /** Every place that would be waited for can be had now. */
  isFree: boolean
}

export type WaitingRefusal =
  | 'offer_not_awaited'
  | 'session_not_awaited'
  | 'learners_missing'
  | 'already_waiting'
  | 'session_theirs'
  | 'package_too_long'
  | 'places_free'
  | 'offer_over'

/** What stands against joining a queue, the ages of the offer included. */
export type JoinRefusal = WaitingRefusal | 'too_young' | 'too_old' | 'birth_date_missing'

/** When one wants a lesson: days, included, and hours of the day between which the whole lesson is; null: any. */
export type AlertWish = { fromOn: Day; untilOn: Day; earliestAt: WallTime | null; latestAt: WallTime | null }

export type AlertRefusal = 'alert_days' | 'alert_too_long' | 'alert_hours' | 'alert_pass' | 'slot_free_already'
