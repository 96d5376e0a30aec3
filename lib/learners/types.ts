import type { Addressing } from '@/lib/client-files/types'
import type { Busy } from '@/lib/core/outcome'
import type { Day, Instant } from '@/lib/core/time'

/** What a member says of a learner ([1.B8]). */
export type LearnerDetails = {
  firstName: string
  lastName: string
  birthOn: Day
  notesForTeacher: string
  emergencyContact: string
  mayCollect: string
  hasImageConsent: boolean
}

/** A household; more is a machine, or a school that should talk to the structure. */
export const maxLearners = 12

/** What a learner would lose by leaving the list: lessons booked, credits not used yet, orders waiting for their payment. */
export type LearnerTies = { lessonsAhead: number; creditsLeft: number; ordersWaiting: number }

/** A learner of this age may receive messages of their own; a younger one never does ([6.L5]). */
export const ownMessagesAge = 15

/** A second address for a learner's messages ([1.B9]); null: none. `isToLearner`: it is the learner's own. */
export type CopySettings = { email: string; isToLearner: boolean; confirmedAt: Instant | null } | null

export type CopyRefusal = 'copy_too_young' | 'copy_age_unknown' | 'link_unknown'

export type LearnerRefusal =
  | 'not_found'
  | 'born_later'
  | 'too_many_learners'
  | 'is_self'
  | 'has_lessons_ahead'
  | 'has_credits_left'
  | 'has_order_waiting'
  | Busy

/** How many children the office writes down as it opens a file. */
export const newChildren = 3

/** A person whom the office opens a file for ([2.A3]): what is known of them, and whom they answer for besides. */
export type NewClient = Partial<Addressing> & {
  firstName: string
  lastName: string
  email: string | null
  phone: string
  birthOn: Day | null
  addressLine1: string
  addressLine2: string
  postcode: string
  city: string
  country: string
  children: { firstName: string; lastName: string; birthOn: Day }[]
  /** The files that look like it, which somebody saw and said to be others' ([2.A4]). */
  seenNumbers: number[]
}

export type NewClientRefusal = 'not_found' | 'likely_known' | 'too_young' | 'born_later' | Busy

/** A second address, asked whether it wants a learner's messages ([1.B9]); the token is its link's. */
export type CopyFacts = { learnerId: string; firstName: string; email: string; token: string }
