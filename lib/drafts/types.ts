import type { Busy } from '@/lib/core/outcome'
import type { UploadFlaw } from '@/lib/documents/types'
import type { PicturePlace } from '@/lib/mailings/types'
import type { TextRefusal } from '@/lib/templates/types'

/** What its author writes ([2.C5]); `theme` and `series` are what the plan of announcements looks at ([2.C7]). */
export type DraftText = {
  subject: string
  body: string
  pictureId: string | null
  picturePlace: PicturePlace
  reason: string
  theme: string
  series: string
}

/** A file of a message, reached by a link in its text ([2.C5]). `position` is its number there: [fichier 1]. */
export type DraftFile = { id: string; token: string; fileName: string; byteCount: number; position: number }

/** A message holds ten files: more is a site. */
export const mostFiles = 10

/** What its author checks before a message goes to many ([2.C11]). */
export const checkPoints = ['read', 'tried', 'right'] as const
export type CheckPoint = (typeof checkPoints)[number]

export type DraftRefusal =
  | 'not_found'
  /** It is no longer a draft: sent, or waiting for an admin. */
  | 'not_editable'
  /** Saved meanwhile from elsewhere; what is typed here stays here. */
  | 'draft_changed'
  | 'nobody_chosen'
  /** An author of a joint announcement is a colleague who may write to many ([2.C9]). */
  | 'author_unknown'
  /** A service message reaches participants of its course and nobody else ([2.C10]). */
  | 'not_of_course'
  | 'no_address'
  | 'too_many_files'
  | UploadFlaw
  /** Of the text, as it is checked when it is sent ([2.C3]). */
  | TextRefusal
  /** Another admin was quicker. */
  | 'already_decided'
  /** A point of the list isn't ticked ([2.C11]). */
  | 'list_missing'
  | 'picture_unknown'
  | 'template_unknown'
  | Busy

/** Who else announces jointly, and whether they agree to the text as it stands ([2.C9]). */
export type CoAuthor = { accountId: string; name: string; hasAgreed: boolean }

/** Somebody imagined, for whom a message is shown before its readers are known. */
export const typicalReader = {
  clientFileId: '00000000-0000-4000-8000-000000000000',
  email: null,
  civility: 'madame',
  firstName: 'Camille',
  lastName: 'Martin',
  balanceCents: 0,
} as const
