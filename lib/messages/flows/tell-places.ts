import 'server-only'
import { writeBookingPostponed, writeSessionPlaced } from '@/emails/messages/place'
import { findPlaceFacts } from '../queries/find-place-facts'
import type { Occasion, Sender } from '../types'
import { prepare } from './prepare'
import { calendarFile } from './tell-lessons'

/** To the member, with both dates for their calendar: the new one, and the old one cancelled ([1.G5]). One cancelled since tells only that. */
export function tellPostponed(occasion: Occasion, bookingId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const found = await findPlaceFacts(occasion.structureId, bookingId)
    if (!found?.before || found.facts.cancelledAt) return []
    const { facts, before, postponementsLeft } = found
    const place = { booking: facts, postponementsLeft }
    return [
      {
        template: 'booking_postponed',
        recipient: facts.member.email,
        clientFileId: found.clientFileId,
        learnerId: found.learnerId,
        write: (sender, override) => writeBookingPostponed(sender, place, before.startsAt, override),
        attachments: (sender: Sender) => [
          ...calendarFile(facts, 'member')(sender),
          ...calendarFile(before, 'member')(sender),
        ],
      },
    ]
  })
}

/** To the member: a lesson left of a group pass has its session ([1.C6]). */
export function tellPlaced(occasion: Occasion, bookingId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const found = await findPlaceFacts(occasion.structureId, bookingId)
    if (!found || found.facts.cancelledAt) return []
    const { facts, postponementsLeft } = found
    return [
      {
        template: 'session_placed',
        recipient: facts.member.email,
        clientFileId: found.clientFileId,
        learnerId: found.learnerId,
        write: (sender, override) => writeSessionPlaced(sender, { booking: facts, postponementsLeft }, override),
        attachments: calendarFile(facts, 'member'),
      },
    ]
  })
}
