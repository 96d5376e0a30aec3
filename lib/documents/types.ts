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
