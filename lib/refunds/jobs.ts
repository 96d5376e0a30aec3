import { reportSweeps } from '@/lib/core/sweep'
import { inngest, nudgeOutbox } from '@/lib/services/inngest'
import { sweepDisputes, sweepDoublePayments, sweepMoneyBack, sweepRefunds } from './flows'

/**
 * Each minute, and when the server starts: sends what was decided and not sent, follows what no event announced, gives
 * second payments back ([6.R8] [6.R9]).
 */
const sendBack = inngest.createFunction(
  { id: 'refunds-send', retries: 0, concurrency: 1, triggers: [{ cron: '* * * * *' }, { event: 'app.started' }] },
  async ({ step }) => {
    const events = await step.run('events', sweepMoneyBack)
    const doubles = await step.run('double-payments', sweepDoublePayments)
    const refunds = await step.run('refunds', sweepRefunds)
    await step.run('outbox', nudgeOutbox)
    return reportSweeps({ events, doubles, refunds })
  },
)

/** Each quarter of an hour: disputes whose event was lost ([6.R3]). */
const lookForDisputes = inngest.createFunction(
  { id: 'refunds-disputes', retries: 0, concurrency: 1, triggers: [{ cron: '*/15 * * * *' }] },
  async ({ step }) => reportSweeps({ disputes: await step.run('disputes', sweepDisputes) }),
)

export const jobs = [sendBack, lookForDisputes]
