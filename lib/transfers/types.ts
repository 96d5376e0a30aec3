export const statementFormats = ['camt053', 'csv'] as const
export type StatementFormat = (typeof statementFormats)[number]

/** unmatched: waits for a person; matched: given to orders; ignored: not ours to match (a fee, a payment out). */
export const transactionStatuses = ['unmatched', 'matched', 'ignored'] as const
export type TransactionStatus = (typeof transactionStatuses)[number]
