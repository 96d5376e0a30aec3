import 'server-only'
import type { Staff } from '@/lib/core/actor'
import { recordAudit } from '@/lib/core/audit'
import { withLocks } from '@/lib/core/locks'
import { tell } from '@/lib/core/outbox'
import { accept, type Outcome, refuse } from '@/lib/core/outcome'
import { dayOf } from '@/lib/core/time'
import { formatOrderNumber } from '@/lib/orders/rules'
import { getStructureById } from '@/lib/structures/queries'
import { listDuePeople, reminderOperation } from '../queries/list-dues'
import { checkReminder, isAtMoneyDesk, isRemindedOn } from '../rules'
import type { ReminderRefusal } from '../types'

/**
 * Recalls everything that a person owes, in one mail ([1.H11]). Whoever paid since the page was shown gets none. A second
 * click of the day, by anybody, is the first one's. @returns whom it is written to
 */
export async function remindPerson(
  actor: Staff,
  clientFileId: string,
): Promise<Outcome<{ email: string; isReplay: boolean }, ReminderRefusal>> {
  const { structureId } = actor
  if (!isAtMoneyDesk(actor, structureId)) return refuse('not_found')
  const structure = await getStructureById(structureId)
  return withLocks([`client-file:${clientFileId}`], async (tx, now) => {
    const [person] = await listDuePeople(tx, structure, now, clientFileId)
    if (!person) return refuse('no_dues')
    const verdict = checkReminder(person)
    if (!verdict.ok) return verdict
    const today = dayOf(now, structure.timeZone)
    const email = person.email!
    if (isRemindedOn(person, today, structure.timeZone)) return accept({ email, isReplay: true })
    const key = `dunning.reminded:${clientFileId}:${today}`
    await tell(tx, { structureId, topic: 'dunning.reminded', key, payload: { clientFileId } })
    await recordAudit(tx, actor, {
      structureId,
      operation: reminderOperation,
      subjectKind: 'client_file',
      subjectId: clientFileId,
      clientFileId,
      after: {
        totalCents: person.totalCents,
        orders: [...new Set(person.dues.map(({ orderNumber }) => formatOrderNumber(orderNumber)))],
      },
    })
    return accept({ email, isReplay: false })
  })
}
