import type { Busy } from '@/lib/core/outcome'

/** What a stored file is: papers that we write, and proofs that people send. */
export const documentKinds = [
  'invoice',
  'credit_note',
  'receipt',
  'statement',
  'payment_attestation',
  'enrolment_attestation',
  'proof',
  'upload',
] as const
export type DocumentKind = (typeof documentKinds)[number]

/** A file to store: whose it is, and the one thing that it is the paper of. */
export type NewDocument = {
  structureId: string
  clientFileId: string
  kind: DocumentKind
  /** 'invoice:<id>', 'receipt:<payment id>', 'proof:<request id>': the same key is the same document, written once. */
  businessKey: string
  /** As a person finds it in their downloads: 'Facture F2026-0001.pdf'. */
  fileName: string
  mediaType: string
  bytes: Uint8Array
}

/** What lists show of a stored file; its bytes are read apart. */
export type StoredDocument = {
  id: string
  structureId: string
  clientFileId: string
  kind: DocumentKind
  businessKey: string
  fileName: string
  mediaType: string
  byteCount: number
  /** SHA-256 of the bytes, in hexadecimal ([6.R10]). */
  sha256: string
  createdAt: Date
}
/** A document as a link shows it. */
export type DocumentLink = { documentId: string; kind: DocumentKind; fileName: string }
export type DocumentFile = StoredDocument & { bytes: Uint8Array }

/** Who put a document in a file: its holder, or somebody of the office by their account ([2.A10]). */
export type Uploader = { kind: 'member' | 'staff'; accountId: string }

/** 10 MB: a scan of several pages; 60 million pixels: more than a telephone's camera has ([2.A10]). */
export const uploadLimits = { bytes: 10_000_000, pixels: 60_000_000, takesHeic: true } as const

/** A family's papers over years; more is a machine. */
export const mostAttachments = 60

/** A document of a file, as lists show it. */
export type Attachment = {
  id: string
  documentId: string
  title: string
  fileName: string
  byteCount: number
  isFromMember: boolean
  addedAt: Date
  /** The request for the reduced price that it belongs to, and for whom that is. */
  request: { id: string; learner: string } | null
}

/** What is wrong with a document that somebody sends ([6.S7]). */
export type UploadFlaw =
  | 'file_missing'
  | 'file_empty'
  | 'file_too_heavy'
  | 'file_too_large'
  | 'file_kind'
  | 'file_not_its_name'
  | 'file_damaged'
  | 'file_active'
export type AttachmentRefusal = UploadFlaw | 'not_found' | 'too_many_documents' | 'not_yours' | Busy
