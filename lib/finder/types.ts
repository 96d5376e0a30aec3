import type { Civility, ClientFileStatus, ConsentChannel, FileRow, Locale } from '@/lib/client-files/types'
import type { Day } from '@/lib/core/time'

/** What the list of clients can say of each besides their name, in the order of its columns ([2.A1]). */
export const fileColumns = [
  'email',
  'phone',
  'address',
  'town',
  'country',
  'birthOn',
  'others',
  'status',
  'login',
  'openedOn',
  'phoneConsent',
  'postConsent',
  'emailConsent',
  'newsletter',
  'civility',
  'locale',
  'number',
] as const
export type FileColumn = (typeof fileColumns)[number]

/** How the columns are called in addresses, and in the cookie that keeps them. */
export const columnWords: Record<FileColumn, string> = {
  email: 'e-mail',
  phone: 'telephone',
  address: 'adresse',
  town: 'ville',
  country: 'pays',
  birthOn: 'naissance',
  others: 'eleves',
  status: 'etat',
  login: 'portail',
  openedOn: 'creation',
  phoneConsent: 'accord-telephone',
  postConsent: 'accord-courrier',
  emailConsent: 'accord-e-mail',
  newsletter: 'lettre',
  civility: 'civilite',
  locale: 'langue',
  number: 'dossier',
}

/** What a list says of a file besides its row, where somebody chose to read it. */
export type FileDetails = {
  addressLine1: string
  addressLine2: string
  country: string
  birthOn: Day | null
  createdAt: Date
  civility: Civility | null
  locale: Locale | null
  consents: Record<ConsentChannel, boolean | null>
}
export type ListedFile = FileRow & Partial<FileDetails>

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
  /** What is shown of each; absent: as this browser last chose, or as usual. */
  columns?: readonly FileColumn[]
}

/** What a client has, that the list may be narrowed to. */
export const fileTraits = ['hasDebt', 'hasMembership', 'hasNoLogin'] as const
export type FileTrait = (typeof fileTraits)[number]

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
