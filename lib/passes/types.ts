/** The kinds of a pass's ledger entries: grant +n, reserve −1, release +1, revoke −n, adjust ±n ([0.I2]). */
export const passEntryKinds = ['grant', 'reserve', 'release', 'revoke', 'adjust'] as const
export type PassEntryKind = (typeof passEntryKinds)[number]
