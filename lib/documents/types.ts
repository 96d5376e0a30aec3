/** What a stored file is: papers that we write, and proofs that people send. */
export const documentKinds = [
  'invoice',
  'credit_note',
  'receipt',
  'statement',
  'payment_attestation',
  'enrolment_attestation',
  'proof',
] as const
export type DocumentKind = (typeof documentKinds)[number]
