import type { Busy } from '@/lib/core/outcome'

/** What was said or sent outside the portal, noted in the file ([2.C8]). */
export const communicationKinds = ['call', 'letter', 'visit', 'text_message', 'other'] as const
export type CommunicationKind = (typeof communicationKinds)[number]

/** Who began it: the client, or the structure. */
export const directions = ['from_client', 'to_client'] as const
export type Direction = (typeof directions)[number]

export type CommunicationRefusal = 'not_found' | Busy
