/** What is done, by what it is about: how the journal is narrowed ([2.F2]). Each is the beginnings of its operations. */
export const families = {
  files: [
    'client_file.',
    'profile_',
    'reminders_',
    'consents_',
    'learner_',
    'copy_',
    'note.',
    'document.',
    'impersonation.',
  ],
  orders: ['order.', 'invoice.', 'credit_note.', 'dunning.'],
  payments: ['payment.', 'cheque.', 'transfer.', 'statement.', 'refund.', 'dispute.', 'account_credit.', 'write_off.'],
  lessons: ['booking.', 'pass.', 'membership.', 'gift.', 'reduced_rate.', 'queue.'],
  school: [
    'course.',
    'session.',
    'closure.',
    'hours.',
    'exception.',
    'calendar.',
    'feed.',
    'absence.',
    'teacher.',
    'place.',
    'room.',
  ],
  prices: ['offer.'],
  rights: ['staff.'],
  downloads: ['list.'],
  messages: ['message.', 'communication.', 'interest.', 'segment.', 'mailing.'],
  settings: ['settings.', 'structure.', 'terms.', 'page.', 'picture.', 'help.', 'template.', 'import.'],
} as const satisfies Record<string, readonly string[]>
export type Family = keyof typeof families
export const familyNames = Object.keys(families) as [Family, ...Family[]]

/** What the office takes away in a file: each time is in the journal. */
export type OfficeList =
  | 'clients'
  | 'segment'
  | 'mailing'
  | 'messages'
  | 'labels'
  | 'journal'
  | 'hours'
  | 'entries'
  | 'import_lines'
  | 'everything'

/** The journal as it is narrowed; days in the structure's zone, both inclusive. */
export type JournalFilter = {
  /** Somebody of the office by their account, every client, or what the portal did by itself. */
  by: string | 'clients' | 'machine' | null
  family: Family | null
  /** A client's name or number, or an order's 'C123'. */
  on: string
  from: string | null
  until: string | null
  page: number
}

export type Author =
  | { kind: 'staff'; name: string }
  /** Somebody of the office who saw the portal of a member, and acted there ([2.B3]). */
  | { kind: 'staffAs'; name: string; member: string }
  | { kind: 'member'; name: string }
  | { kind: 'machine'; name: string }

/** What an entry is about; `path` under `/gestion` where it has a page. */
export type Subject = { kind: string; name: string | null; path: string | null }

export type JournalRow = {
  id: string
  at: Date
  operation: string
  by: Author
  subject: Subject
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  reason: string | null
  /** What it said went with the person it was about. */
  isErased: boolean
}

/** One value that changed. */
export type Change = { field: string; before: unknown; after: unknown }

/** A batch of entries as it was sealed, with the digests of its entries as they are now, in their places. */
export type SealedBatch = {
  number: number
  entries: number
  previousHash: string
  hash: string
  digests: readonly string[]
  /** The first place that has no entry, or an entry with no place. */
  hasGap: boolean
}

export const chainProblems = ['altered', 'missing', 'broken_chain', 'payload_altered', 'backdated'] as const
/**
 * altered: a batch doesn't give the hash that was sealed: an entry changed, moved or was put there. missing: a batch lost
 * entries. broken_chain: a batch doesn't follow the one before. payload_altered: what an entry says isn't what it said.
 * backdated: an entry claims to be older than a seal that it isn't in.
 */
export type ChainProblem = (typeof chainProblems)[number]

export type ChainReport = {
  batches: number
  entries: number
  /** Entries of the last minute, which the next seal takes. */
  waiting: number
  erased: number
  head: string
  problem: { kind: ChainProblem; seal: number | null; entryId: string | null } | null
}
