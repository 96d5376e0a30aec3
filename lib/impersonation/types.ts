/** It ends by 'Revenir', at logout, after its time, or with the rights, the session or the file it stood on ([2.B3]). */
export const impersonationEnds = ['return', 'logout', 'expiry', 'replaced', 'revoked'] as const
export type ImpersonationEnd = (typeof impersonationEnds)[number]

/** So long at most ([2.B3]). */
export const impersonationMinutes = 60
