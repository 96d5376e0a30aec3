import type { ClientFileStatus } from '@/lib/client-files/types'

/** What the office's list of clients is narrowed by; all of it lives in the address ([2.A1]). */
export type FileFilter = {
  search: string
  town: string
  status: ClientFileStatus | null
  /** Only those who owe something late or bounced. */
  hasDebt: boolean
  /** Only those of whom a learner is a member today. */
  hasMembership: boolean
  /** Only those who can't log in. */
  hasNoLogin: boolean
  page: number
}

/**
 * What can't wait about a client: money rejected or late, a choice asked since a teacher is away, a pass that ends with
 * lessons left, a mail that didn't arrive, no answer about consents, no address.
 */
export type FileAlert = {
  kind: 'bounced' | 'late' | 'unanswered' | 'ending' | 'mail' | 'consents' | 'noEmail'
  amountCents?: number
  count?: number
  name?: string
  day?: string
}

/** What the palette goes to: a page of the office, a client, an order, a course. */
export const findingKinds = ['page', 'client', 'order', 'course'] as const
export type FindingKind = (typeof findingKinds)[number]
export type Finding = { id: string; kind: FindingKind; href: string; title: string; detail: string }

/** What is done to several clients at once. */
export const fileGestures = ['note', 'inviter'] as const
export type FileGesture = (typeof fileGestures)[number]
