/** client: all that is held of one file, for its holder ([2.A7]) · structure: everything, to leave with ([1.H10]). */
export const exportKinds = ['client', 'structure'] as const
export type ExportKind = (typeof exportKinds)[number]

export const exportStates = ['waiting', 'running', 'ready', 'failed', 'expired'] as const
export type ExportState = (typeof exportStates)[number]
