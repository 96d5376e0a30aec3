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

/** The kinds by what they are about: how the builder offers them. */
export const conditionFamilies = {
  who: ['age', 'member', 'active', 'balance_due', 'locale'],
  what: ['interested', 'to_place', 'pupil', 'lessons_left'],
  where: ['country', 'around'],
  may: ['consent'],
} as const satisfies Record<string, readonly ConditionKind[]>

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
export type Group = { kind: 'and'; of: Query[] } | { kind: 'or'; of: Query[] }
export type Not = { kind: 'not'; of: Query }
/** What is asked: conditions under 'and', 'or' and 'not' ([2.D1]). */
export type Query = Condition | Group | Not

/** How the parts of a query are called in addresses. */
export const kindWords: Record<Query['kind'], string> = {
  and: 'toutes',
  or: 'une',
  not: 'sauf',
  consent: 'accord',
  interested: 'envie',
  to_place: 'a-planifier',
  pupil: 'eleve',
  member: 'adherent',
  lessons_left: 'cours-restants',
  country: 'region',
  around: 'autour',
  age: 'age',
  locale: 'langue',
  balance_due: 'impaye',
  active: 'activite',
}

/** A query as it is being built: its fields as they were typed, by their names in addresses. `isNot`: what it asks is excluded. */
export type DraftCondition = { kind: ConditionKind; isNot: boolean; fields: Readonly<Record<string, string>> }
export type DraftGroup = { kind: Group['kind']; isNot: boolean; of: readonly Draft[] }
export type Draft = DraftCondition | DraftGroup
/** Where a part is: its rank in its group, and the ranks of the groups around it; the whole is []. */
export type Path = readonly number[]

/** The fields that one types in: what can be wrong in a condition. */
export const wrongFields = ['cp', 'ville', 'km', 'min', 'max', 'depuis'] as const
export type WrongField = (typeof wrongFields)[number]
/** A condition that can't be asked yet, and the fields that hold something wrong; none: it waits for what is missing. */
export type Unread = { path: Path; fields: readonly WrongField[] }

/** What is done to a query being built, beside typing in its fields. */
export type Gesture = { kind: 'add'; path: Path; what: ConditionKind | Group['kind'] } | { kind: 'remove'; path: Path }

/** Queries that many ask ([2.D3]). */
export const readyMade = ['toPlace', 'interested', 'around', 'noNews'] as const
export type ReadyMade = (typeof readyMade)[number]
/** `town`: the one that it is around. */
export type Ready = { kind: ReadyMade; query: Query; town?: string }

/** Somebody whom a message to a segment could go to: `email` is null where none is known. */
export type Recipient = {
  clientFileId: string
  firstName: string
  lastName: string
  email: string | null
  country: string
}

/** A town that somebody may mean, told from those of its name by its area: a department, a region. */
export type TownChoice = { area: string; areaName: string }
/** What a town's name may mean, and whether it means one town: its own area says which, where several have its name. */
export type TownFound = { choices: readonly TownChoice[]; area: string | null; isOne: boolean }

/** A query under its name ([2.D2]). */
export type Segment = { id: string; name: string; query: Query; revision: number; author: string; updatedAt: Date }

export type SegmentRefusal =
  | 'not_found'
  /** A colleague changed it since it was shown. */
  | 'segment_changed'
  | Busy
