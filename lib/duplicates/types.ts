import type { Addressing, BillingAddress, ClientFileStatus } from '@/lib/client-files/types'
import type { Busy } from '@/lib/core/outcome'
import type { Day, Instant } from '@/lib/core/time'

/** Why two files may be of one person ([2.A4]). */
export const likenesses = ['email', 'phone', 'birth', 'name'] as const
export type Likeness = (typeof likenesses)[number]

/** A file as its likeness to another is judged. */
export type FileFace = {
  id: string
  number: number
  accountId: string | null
  firstName: string
  lastName: string
  email: string | null
  phone: string
  birthOn: Day | null
  postcode: string
  city: string
}

export type LikelyPair = { one: FileFace; other: FileFace; likenesses: Likeness[] }

/** What a merge chooses between two files, a value at a time; an address is one value. */
export const mergedFields = [
  'civility',
  'firstName',
  'lastName',
  'email',
  'birthOn',
  'address',
  'phone',
  'locale',
  'billing',
] as const
export type MergedField = (typeof mergedFields)[number]

export type Address = { addressLine1: string; addressLine2: string; postcode: string; city: string; country: string }

/** The values of a file that a merge chooses between. */
export type FileValues = Addressing & {
  firstName: string
  lastName: string
  email: string | null
  birthOn: Day | null
  address: Address
  phone: string
  billing: BillingAddress | null
}

/** kept: the file that stays · merged: the one that goes into it. */
export const mergeSides = ['kept', 'merged'] as const
export type MergeSide = (typeof mergeSides)[number]
export type MergeChoices = Partial<Record<MergedField, MergeSide>>

export type MergedLearner = {
  id: string
  guardianshipId: string
  firstName: string
  lastName: string
  birthOn: Day | null
  isSelf: boolean
}

/** Why two learners who seem to be one person stay two. */
export const learnerClashes = ['time', 'session', 'membership', 'request', 'queue'] as const
export type LearnerClash = (typeof learnerClashes)[number]

/** What becomes of a learner of the merged file: one with a learner of the kept one, beside them, or theirs already. */
export type LearnerPlan =
  | { fate: 'joined'; learner: MergedLearner; into: MergedLearner }
  | { fate: 'apart'; learner: MergedLearner; like: MergedLearner; clashes: LearnerClash[] }
  | { fate: 'moved' | 'shared'; learner: MergedLearner }

/** A file with all that its merge is decided on. */
export type MergeFile = {
  id: string
  number: number
  status: ClientFileStatus
  values: FileValues
  account: { id: string; email: string | null; isStaff: boolean } | null
  learners: MergedLearner[]
  cartLines: number
  /** How many of each moves. */
  counts: Record<MovedThing, number>
  creditCents: number
}

export const movedThings = ['orders', 'invoices', 'passes', 'bookings', 'messages', 'documents', 'notes'] as const
export type MovedThing = (typeof movedThings)[number]

export type MergePreview = {
  kept: MergeFile
  merged: MergeFile
  conflicts: MergedField[]
  learners: LearnerPlan[]
  /** Both have a login: one of them stays. */
  hasTwoLogins: boolean
  /** Lines of the merged file's cart that the kept one's takes. */
  cartLinesTaken: number
  /** What the page showed, in short: anything else now is told before anything is done. */
  seen: string
}

export type MergeRefusal = 'same_file' | 'file_closed' | 'login_missing' | 'staff_login' | 'files_changed' | Busy
export type UndoRefusal = 'already_undone' | 'undo_too_late' | 'file_closed' | 'credit_spent' | Busy

/** A merge that can be looked at, and undone for a while, from the file that was kept. */
export type FileMerger = {
  id: string
  mergedNumber: number
  mergedName: string
  madeAt: Instant
  madeBy: string
  undoUntil: Instant
  canBeUndone: boolean
}

/** Ids of rows by table. */
export type MovedRows = Record<string, string[]>

/** What the row of a merge keeps for the way back; nothing once the client has left. */
export type MergeMemory = {
  moved: { file: MovedRows; learners: { from: string; into: string; rows: MovedRows }[]; revokedFeeds: string[] }
  before: {
    kept: Record<string, unknown>
    /** The kept file as the merge left it: what is still so goes back, what was changed since stays. */
    keptAfter: Record<string, unknown>
    merged: Record<string, unknown>
    guardianships: Record<string, unknown>[]
    learners: { id: string; before: Record<string, unknown>; after: Record<string, unknown> }[]
  }
}
