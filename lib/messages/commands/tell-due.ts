import 'server-only'
import { inTransaction } from '@/db/transaction'
import { type OutboxEvent, tell } from '@/lib/core/outbox'
import { listEndingPasses, listRecallable } from '../queries/list-due'
import { findWarning, isToRecall, recallKey, warningKey } from '../rules'

/** A statement holds so many values, and after a stop of the jobs there may be more to tell than that. */
const atOnce = 1_000

async function tellAll(events: readonly OutboxEvent[]): Promise<number> {
  for (let told = 0; told < events.length; told += atOnce) {
    await inTransaction((tx) => tell(tx, events.slice(told, told + atOnce)))
  }
  return events.length
}

/** Tells, once each, the lessons and sessions whose reminder is due ([1.G9]). @returns how many */
export async function recallLessons(): Promise<number> {
  const { now, lessons } = await listRecallable()
  const due = lessons.filter((lesson) => isToRecall(lesson, now))
  return tellAll(
    due.map(({ id, structureId, startsAt }) => ({
      structureId,
      topic: 'booking.reminder_due',
      key: recallKey(id, startsAt),
      payload: { bookingId: id },
    })),
  )
}

/** Tells, once each, the passes that end in 14 or 3 days with lessons left ([1.G6]). @returns how many are in that case */
export async function warnOfEnds(): Promise<number> {
  const passes = await listEndingPasses()
  return tellAll(
    passes.flatMap((pass) => {
      const days = findWarning(pass, pass.today)
      const { id, structureId, validUntil } = pass
      if (!days) return []
      return [{ structureId, topic: 'pass.expiring', key: warningKey(id, validUntil, days), payload: { passId: id } }]
    }),
  )
}
