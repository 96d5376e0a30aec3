import 'server-only'
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { Inngest, Middleware } from 'inngest'
import { assertNoOpenTransaction } from '@/lib/core/locks'
import { drainOutbox, type WaitingEvent } from '@/lib/core/outbox'

/** What a job's step told leaves as soon as that step is done, like what an action told. */
class NudgeAfterStep extends Middleware.BaseMiddleware {
  readonly id = 'nudge-after-step'
  override onStepComplete(): void {
    void nudgeOutbox()
  }
}

/**
 * The job engine: Inngest's own, or the embedded executor, by INNGEST_BASE_URL. A domain declares its functions in
 * `jobs.ts` with this client; `app/api/inngest/route.ts` serves them all. Signatures are always on.
 */
export const inngest = new Inngest({ id: 'diapason', checkpointing: false, isDev: false, middleware: [NudgeAfterStep] })

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

const announceTries = 120

/**
 * Tells the job engine that a server has started, and hands over what waits: what a dead server left undone is done now
 * and not at the next minute ([6.R1]). The engine may start later than we: asked again each second. Never throws.
 */
export async function announceStart(): Promise<void> {
  const event = { id: `app.started:${randomUUID()}`, name: 'app.started', data: {} }
  for (let tries = 0; tries < announceTries; tries++) {
    const isTaken = await inngest.send(event).then(
      () => true,
      () => false,
    )
    if (isTaken) return nudgeOutbox()
    await wait(1_000, undefined, { ref: false })
  }
}
