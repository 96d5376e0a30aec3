import 'server-only'
import { writeExpiring, writePassChanged } from '@/emails/messages/expiry'
import { writeReminder } from '@/emails/messages/reminder'
import { findExpiryFacts, findPassChangeFacts } from '../queries/find-expiry-facts'
import { findReminderFacts } from '../queries/find-reminder-facts'
import { recallKey } from '../rules'
import type { Occasion } from '../types'
import { type Letter, prepare } from './prepare'
import { calendarFile } from './tell-lessons'

/** A lesson or session that comes, with its .ics; nothing once it is cancelled or was moved to another hour ([1.G9]). */
export function tellReminder(occasion: Occasion, bookingId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const isThatHour = (startsAt: Date) => recallKey(bookingId, startsAt) === occasion.key
    const found = await findReminderFacts(occasion.structureId, bookingId, isThatHour)
    if (!found) return []
    const { facts, clientFileId, learnerId } = found
    return [
      {
        template: 'booking_reminder',
        recipient: facts.member.email,
        clientFileId,
        learnerId,
        write: (sender, override) => writeReminder(sender, facts, override),
        attachments: calendarFile(facts, 'member'),
      },
    ]
  })
}

/** A pass that ends soon with lessons left, to whoever pays for it ([1.G6]). */
export function tellExpiring(occasion: Occasion, passId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const found = await findExpiryFacts(occasion.structureId, passId)
    if (!found) return []
    const { facts, email: recipient, clientFileId, learnerId } = found
    const write = (...[sender, override]: Parameters<Letter['write']>) => writeExpiring(sender, facts, override)
    return [{ template: 'pass_expiring', recipient, clientFileId, learnerId, write }]
  })
}

/** A pass given more time, frozen, or put back as it was ([1.H9]). */
export function tellPassChanged(occasion: Occasion, changeId: string): Promise<string[]> {
  return prepare(occasion, async () => {
    const found = await findPassChangeFacts(occasion.structureId, changeId)
    if (!found) return []
    const { facts, email: recipient, clientFileId, learnerId } = found
    const write = (...[sender, override]: Parameters<Letter['write']>) => writePassChanged(sender, facts, override)
    return [{ template: 'pass_changed', recipient, clientFileId, learnerId, write }]
  })
}
