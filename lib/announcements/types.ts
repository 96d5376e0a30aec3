import type { Day } from '@/lib/core/time'

/** What the communication plan warns of; its author ticks each before it leaves ([2.C7]). */
export const planWarnings = ['too_soon', 'third_of_series', 'whole_country'] as const
export type PlanWarning = (typeof planWarnings)[number]

/** What an announcement says of itself to the plan: its kind, where it goes ('FR', 'FR:75'; nothing: anywhere), its series. */
export type Announcement = { theme: string; regions: readonly string[]; series: string }
export type PastAnnouncement = Announcement & { confirmedOn: Day }
