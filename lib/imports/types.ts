import type { Addressing, Country } from '@/lib/client-files/types'
import type { Busy } from '@/lib/core/outcome'
import type { Day } from '@/lib/core/time'

/** previewed: every line judged, nothing written · running · done · undone: what it made is taken back ([1.H10]). */
export const importStates = ['previewed', 'running', 'done', 'undone', 'abandoned'] as const
export type ImportState = (typeof importStates)[number]

/** ready: will be written · known: the person is there and nothing is to add · wrong: says why, is left out · written. */
export const importLineStates = ['ready', 'known', 'wrong', 'written', 'undone'] as const
export type ImportLineState = (typeof importLineStates)[number]

/** What a file may hold, one person who learns a line; French headings stand for them in the file. */
export const importColumns = [
  'civility',
  'lastName',
  'firstName',
  'email',
  'phone',
  'birthOn',
  'addressLine1',
  'addressLine2',
  'postcode',
  'city',
  'country',
  'locale',
  'learnerLastName',
  'learnerFirstName',
  'learnerBirthOn',
  'memberFrom',
  'memberUntil',
  'offer',
  'credits',
  'validUntil',
] as const
export type ImportColumn = (typeof importColumns)[number]
export type Cells = Partial<Record<ImportColumn, string>>

/** A line of the file as it was written; the head of the file is line 1. */
export type FileLine = { lineNumber: number; cells: Cells }

/** A line read: who pays, who learns, what they have left. */
export type ReadLine = Addressing & {
  lastName: string
  firstName: string
  email: string | null
  phone: string
  birthOn: Day | null
  addressLine1: string
  addressLine2: string
  postcode: string
  city: string
  country: Country
  /** Null: the holder learns. */
  learner: { lastName: string; firstName: string; birthOn: Day | null } | null
  membership: { startsOn: Day; endsOn: Day } | null
  pass: { offer: string; credits: number; validUntil: Day } | null
}

/** The cells of a line, each read on its own. */
export type ReadCells = Omit<ReadLine, 'learner' | 'membership' | 'pass'> & {
  learnerLastName: string | null
  learnerFirstName: string | null
  learnerBirthOn: Day | null
  memberFrom: Day | null
  memberUntil: Day | null
  offer: string
  credits: number | null
  validUntil: Day | null
}

/** An offer that a remaining package may be of: lessons of one learner, by its name or the end of its address. */
export type ImportOffer = {
  id: string
  slug: string
  name: string
  kind: string
  lessonMinutes: number | null
  cancellationNoticeHours: number
  postponements: number
  /** Of a package of group lessons: the courses with sessions to come that it is sold on. */
  courseIds: string[]
}

/** Somebody who has a file already, as far as a line may be theirs. */
export type KnownFile = {
  id: string
  number: number
  lastName: string
  firstName: string
  email: string | null
  phone: string
  postcode: string
  learners: {
    id: string
    lastName: string
    firstName: string
    isSelf: boolean
    memberships: { startsOn: Day; endsOn: Day }[]
  }[]
}

/** Why a line isn't written, or what is doubtful in it ('shared_email' alone leaves it ready). */
export type LineProblemCode =
  | 'learner_half'
  | 'membership_half'
  | 'membership_order'
  | 'membership_overlaps'
  | 'pass_half'
  | 'offer_unknown'
  | 'offer_without_lessons'
  | 'offer_without_course'
  | 'offer_of_courses'
  | 'pass_over'
  | 'line_twice'
  | 'shared_email'
/** A column of the file, and the key of the French sentence that says what is wrong with it. */
export type LineProblem = { column: ImportColumn; problem: string }

export type JudgedLine = FileLine & {
  state: 'ready' | 'known' | 'wrong'
  problems: LineProblem[]
  read: ReadLine | null
}

export type ImportRefusal =
  | 'file_missing'
  | 'file_too_big'
  | 'file_not_text'
  | 'file_malformed'
  | 'file_empty'
  | 'file_too_long'
  | 'columns_missing'
  | 'not_previewed'
  | 'not_done'
  | 'nothing_ready'
  | 'not_found'
  | Busy

/** As many lines as one file may have, and bytes: larger schools send several. */
export const mostImportLines = 5_000
export const mostImportBytes = 3_000_000
