/*
 * A document is put in a file by its holder or by the office, and both see it ([2.A10]).
 * A file holds so many; the office withdraws any of them, a member only what they sent; withdrawn, it is no longer shown.
 */
import type { Actor } from '@/lib/core/actor'
import { allow, refuse, type Verdict } from '@/lib/core/outcome'
import { rights } from '@/lib/staff/types'
import { type AttachmentRefusal, mostAttachments, type Uploader } from './types'

/** Whoever may put documents in a file: its member, and the office. */
export const mayAttach = (actor: Actor): boolean => {
  const roles: readonly string[] = rights['files.edit']
  return actor.kind === 'member' || (actor.kind === 'staff' && roles.includes(actor.role))
}

/** A file holds sixty documents. */
export const checkAttachment = (count: number): Verdict<AttachmentRefusal> =>
  count < mostAttachments ? allow : refuse('too_many_documents', { max: mostAttachments })

/** The office withdraws any document, a member what they sent themself. */
export const checkWithdrawal = (actor: Actor, uploadedBy: Uploader): Verdict<AttachmentRefusal> =>
  actor.kind === 'staff' || uploadedBy.kind === 'member' ? allow : refuse('not_yours')
