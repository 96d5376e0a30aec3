export const accountStatuses = ['pending', 'active', 'suspended', 'erased'] as const
export type AccountStatus = (typeof accountStatuses)[number]

export const accountTokenKinds = ['activation', 'reset', 'email_change'] as const
export type AccountTokenKind = (typeof accountTokenKinds)[number]
