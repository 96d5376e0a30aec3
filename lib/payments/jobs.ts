import { reportSweeps } from '@/lib/core/sweep'
import { inngest, nudgeOutbox } from '@/lib/services/inngest'
import { sweepDueOrders, sweepEvents, sweepIntents, sweepReminders } from './flows'

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
    const reminders = await step.run('reminders', sweepReminders)
    await step.run('outbox', nudgeOutbox)
    return reportSweeps({ events, intents, dueOrders, reminders })
  },
)

export const jobs = [reconcile]
