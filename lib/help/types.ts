/** Two guides: what members read, and what the office reads ([2.F4]). */
export const helpAudiences = ['member', 'staff'] as const
export type HelpAudience = (typeof helpAudiences)[number]
