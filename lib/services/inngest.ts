import 'server-only'
import { Inngest } from 'inngest'
import { assertNoOpenTransaction } from '@/lib/core/locks'
import { drainOutbox, type WaitingEvent } from '@/lib/core/outbox'

/**
 * The job engine: Inngest's own, or the embedded executor, by INNGEST_BASE_URL. A domain declares its functions in
 * `jobs.ts` with this client; `app/api/inngest/route.ts` serves them all. Signatures are always on.
 */
export const inngest = new Inngest({ id: 'diapason', checkpointing: false, isDev: false })

/** The event's id is the outbox row's: sent again after a death, it starts nothing twice. */
const toEvent = ({ id, structureId, topic, key, payload }: WaitingEvent) => ({
  id: `outbox:${id}`,
  name: topic,
  data: { ...payload, structureId, key },
})

async function sendAll(events: readonly WaitingEvent[]): Promise<void> {
  assertNoOpenTransaction()
  await inngest.send(events.map(toEvent))
}

export const deliverOutbox = (): Promise<number> => drainOutbox(sendAll)

let running: Promise<void> | null = null
let isAskedAgain = false

async function drainQuietly(): Promise<void> {
  do {
    isAskedAgain = false
    // The events stay in their table: the minute's job sends what this attempt couldn't.
    await deliverOutbox().catch(() => 0)
  } while (isAskedAgain)
  running = null
}

/** For `after()`, once a command has committed: mails leave within two seconds. Never throws. */
export function nudgeOutbox(): Promise<void> {
  isAskedAgain = true
  running ??= drainQuietly()
  return running
}
