import type { Busy } from '@/lib/core/outcome'
import type { Instant } from '@/lib/core/time'

/** What was said or sent outside the portal, noted in the file ([2.C8]). */
export const communicationKinds = ['call', 'letter', 'visit', 'text_message', 'other'] as const
export type CommunicationKind = (typeof communicationKinds)[number]

/** Who began it: the client, or the structure. */
export const directions = ['from_client', 'to_client'] as const
export type Direction = (typeof directions)[number]

/** A call, a letter, a visit, as the file shows it beside its messages. */
export type Communication = {
  id: string
  kind: CommunicationKind
  direction: Direction
  body: string
  author: string
  happenedAt: Instant
  isRemoved: boolean
}

export type CommunicationRefusal =
  | 'not_found'
  /** What hasn't happened yet isn't noted. */
  | 'in_future'
  | Busy
