/*
 * A draft is a message of the office until it is sent: written, tried out, and approved where it must be.
 * - Who may write to whom is the matrix of rights: to a client, to the participants of a course, to a segment ([2.F1]).
 * - A message to a roster is a service message: of that course, for a reason that it says, with an admin's approval where the
 *   structure wants one ([2.C10]).
 * - A joint announcement is its author's to write and each organiser's to agree to: whoever agreed did so to these words ([2.C9]).
 * - Nothing typed is lost: two windows on one draft never write over each other.
 */
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import type { Instant } from '@/lib/core/time'
import type { MailingKind, MailingState } from '@/lib/mailings/types'
import { hasRight } from '@/lib/staff/rules'
import type { StaffRole } from '@/lib/staff/types'
import { checkPoints, type DraftRefusal, type DraftText, mostFiles } from './types'

/**
 * A mailing is its author's, of those who announce it with them and, once it was to be sent, of whoever approves; what is still
 * being written, or was thrown away, is nobody else's ([6.S1]).
 */
export function maySee(
  reader: { accountId: string; roles: readonly StaffRole[] },
  mailing: { authorIds: readonly string[]; state: MailingState; confirmedAt: Instant | null },
): boolean {
  if (mailing.authorIds.includes(reader.accountId)) return true
  const isPrivate = isDraft(mailing.state) || mailing.confirmedAt === null
  return !isPrivate && reader.roles.some((role) => hasRight(role, 'messages.approve'))
}

const isDraft = (state: MailingState): boolean => state === 'draft' || state === 'declined'

/** Its author changes a message until they send it, and again once an admin has declined it. */
export const checkEditable = (
  draft: { state: MailingState; authorId: string; revision: number },
  writer: { accountId: string; revision: number },
): Verdict<DraftRefusal> => {
  if (draft.authorId !== writer.accountId) return refuse('not_found')
  if (!isDraft(draft.state)) return refuse('not_editable')
  return draft.revision === writer.revision ? allow : refuse('draft_changed')
}

const shownFields = ['subject', 'body', 'pictureId', 'picturePlace'] as const satisfies readonly (keyof DraftText)[]

/** Whether a reader would see the difference: what its organisers agreed to is another text then ([2.C9]). */
export const changesWords = (before: DraftText, after: Partial<DraftText>): boolean =>
  shownFields.some((field) => field in after && after[field] !== before[field])

/** Its organisers agree to a joint announcement while it is being written, to the words and the files that they saw ([2.C9]). */
export function checkAgreement(
  draft: { kind: MailingKind; state: MailingState; revision: number; fileCount: number; isInvited: boolean },
  seen: { revision: number; fileCount: number },
): Verdict<DraftRefusal> {
  if (draft.kind !== 'joint' || !draft.isInvited) return refuse('not_found')
  if (!isDraft(draft.state)) return refuse('not_editable')
  const isSame = draft.revision === seen.revision && draft.fileCount === seen.fileCount
  return isSame ? allow : refuse('draft_changed')
}

/** Those who announce with its author are others of the office who may write to many ([2.C9]). */
export const checkAuthors = (asked: readonly string[], colleagues: readonly string[]): Verdict<DraftRefusal> =>
  asked.every((id) => colleagues.includes(id)) ? allow : refuse('author_unknown')

/** A service message reaches participants of its course and nobody else ([2.C10]). */
export function checkChosen(chosen: readonly string[], participants: readonly string[]): Verdict<DraftRefusal> {
  if (chosen.length === 0) return refuse('nobody_chosen')
  return chosen.every((id) => participants.includes(id)) ? allow : refuse('not_of_course')
}

type Chosen = { id: string }

/** Since a message to a roster was begun: who lost their place, and who came and isn't among those it goes to ([2.C10]). */
export function compareRoster<Left extends Chosen, Came extends Chosen & { since: Instant }>(
  chosen: readonly Left[],
  participants: readonly Came[],
  begunAt: Instant,
): { left: Left[]; came: Came[] } {
  const has = (list: readonly Chosen[], id: string) => list.some((one) => one.id === id)
  return {
    left: chosen.filter(({ id }) => !has(participants, id)),
    came: participants.filter(({ id, since }) => since > begunAt && !has(chosen, id)),
  }
}

/** Ten files at most. */
export const checkFileCount = (count: number): Verdict<DraftRefusal> =>
  count < mostFiles ? allow : refuse('too_many_files', { max: mostFiles })

const fileMark = /\[fichier (\d+)\]/gi

/** A text once a file is taken away: the others keep their places under their new numbers, its own place is gone. */
export const forgetFile = (body: string, position: number): string =>
  body.replace(fileMark, (mark, digits) => {
    const number = Number(digits)
    if (number === position) return ''
    return number > position ? `[fichier ${number - 1}]` : mark
  })

/** What its author says to have checked before a message goes to many ([2.C11]); one to a client needs no list. */
export const checkList = (kind: MailingKind, ticked: readonly string[]): Verdict<DraftRefusal> =>
  kind === 'one' || checkPoints.every((point) => ticked.includes(point)) ? allow : refuse('list_missing')

/** An admin decides of what waits for one, as they read it; somebody may have decided already. */
export const checkDecision = (
  waiting: { state: MailingState; revision: number },
  readRevision: number,
): Verdict<DraftRefusal> =>
  waiting.state === 'awaiting_approval' && waiting.revision === readRevision ? allow : refuse('already_decided')
