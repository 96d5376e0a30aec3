import type { Busy } from '@/lib/core/outcome'

/** one: from a client's file · participants: of a course or a session · segment: a mass message · joint: several organisers to a country ([2.C5] [2.C9]). */
export const mailingKinds = ['one', 'participants', 'segment', 'joint'] as const
export type MailingKind = (typeof mailingKinds)[number]

/** Whose consent it needs: nobody's for a service message, to e-mail, or to the newsletter ([2.C6] [2.C10]). */
export const audiences = ['service', 'email', 'newsletter'] as const
export type Audience = (typeof audiences)[number]

/** to_send: picked up within five minutes; sending: one recipient after the other; paused: by a person ([2.C6]). */
export const mailingStates = [
  'draft',
  'awaiting_approval',
  'declined',
  'to_send',
  'sending',
  'paused',
  'done',
  'cancelled',
] as const
export type MailingState = (typeof mailingStates)[number]

/** written: its message is in the outbox; skipped: see why. */
export const recipientStates = ['waiting', 'written', 'skipped'] as const
export type RecipientState = (typeof recipientStates)[number]

/** Why a recipient of a mailing gets nothing ([6.R13]). */
export const skipReasons = ['no_consent', 'left', 'no_address', 'address_fails', 'cancelled'] as const
export type SkipReason = (typeof skipReasons)[number]

export const picturePlaces = ['top', 'end'] as const
export type PicturePlace = (typeof picturePlaces)[number]

export type MailingRefusal = 'not_found' | Busy
