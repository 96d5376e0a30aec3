import { inngest, nudgeOutbox } from '@/lib/services/inngest'
import { type Sweep, sweepDueOrders, sweepEvents, sweepIntents } from './flows'

/** What the others did is done; the run shows what failed, and the next minute begins with it. */
function report(sweeps: Record<string, Sweep>) {
  const failed = Object.entries(sweeps).flatMap(([name, sweep]) => sweep.failed.map((why) => `${name}: ${why}`))
  if (failed.length > 0) throw new Error(failed.join('\n'))
  return Object.fromEntries(Object.entries(sweeps).map(([name, sweep]) => [name, sweep.done]))
}

/**
 * Each minute, and when the server starts: settles what no event announced, then ends the orders whose time is over
 * ([6.R3]). In this order, so that a payment received at the last second completes its order.
 */
const reconcile = inngest.createFunction(
  {
    id: 'payments-reconcile',
    retries: 0,
    concurrency: 1,
    triggers: [{ cron: '* * * * *' }, { event: 'app.started' }],
  },
  async ({ step }) => {
    const events = await step.run('events', sweepEvents)
    const intents = await step.run('intents', sweepIntents)
    const dueOrders = await step.run('due-orders', sweepDueOrders)
    await step.run('outbox', nudgeOutbox)
    return report({ events, intents, dueOrders })
  },
)

export const jobs = [reconcile]
