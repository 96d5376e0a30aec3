import type { ConsentChannel, Country, Locale } from '@/lib/client-files/types'
import type { Busy } from '@/lib/core/outcome'
import type { Day } from '@/lib/core/time'

/** What a segment may ask of a client ([2.D1]). */
export const conditionKinds = [
  'consent',
  'interested',
  'to_place',
  'pupil',
  'member',
  'lessons_left',
  'country',
  'around',
  'age',
  'locale',
  'balance_due',
  'active',
] as const
export type ConditionKind = (typeof conditionKinds)[number]

/** Whose age: one of the learners that the file looks after, or its holder's. */
export const agedPeople = ['learner', 'holder'] as const
export type AgedPerson = (typeof agedPeople)[number]

/** What somebody is a pupil of. */
export const pupilPlaces = ['course', 'offer'] as const
export type PupilPlace = (typeof pupilPlaces)[number]

/** One condition; an id that is null means any of them, a day that is null ever. */
export type Condition =
  | { kind: 'consent'; channel: ConsentChannel }
  | { kind: 'interested'; offerId: string | null }
  /** A credit of a group course without a date: 'à planifier'. */
  | { kind: 'to_place'; offerId: string | null }
  | { kind: 'pupil'; of: PupilPlace; id: string | null; since: Day | null }
  | { kind: 'member' }
  | { kind: 'lessons_left' }
  /** A whole country, or the postcodes that begin so. */
  | { kind: 'country'; country: Country; prefixes: string[] }
  /** `area`: the department or region of the town, where several towns have its name. */
  | { kind: 'around'; country: Country; town: string; area: string | null; km: number }
  | { kind: 'age'; of: AgedPerson; from: number | null; to: number | null }
  | { kind: 'locale'; locale: Locale }
  | { kind: 'balance_due' }
  /** An order or a lesson since that day. */
  | { kind: 'active'; since: Day }

/** All of several queries, or any of them. */
export type Group = { kind: 'and' | 'or'; of: Query[] }
export type Not = { kind: 'not'; of: Query }
/** What is asked: conditions under 'and', 'or' and 'not' ([2.D1]). */
export type Query = Condition | Group | Not

/** Somebody whom a message to a segment could go to: `email` is null where none is known. */
export type Recipient = {
  clientFileId: string
  firstName: string
  lastName: string
  email: string | null
  country: string
}

/** A town that a person could mean. */
export type TownChoice = { name: string; area: string; areaName: string }

export type SegmentRefusal = 'not_found' | Busy
