import { inngest, nudgeOutbox } from '@/lib/services/inngest'
import { type Sweep, sweepDisputes, sweepDoublePayments, sweepMoneyBack, sweepRefunds } from './flows'

/** What the others did is done; the run shows what failed, and the next one begins with it. */
function report(sweeps: Record<string, Sweep>) {
  const failed = Object.entries(sweeps).flatMap(([name, sweep]) => sweep.failed.map((why) => `${name}: ${why}`))
  if (failed.length > 0) throw new Error(failed.join('\n'))
  return Object.fromEntries(Object.entries(sweeps).map(([name, sweep]) => [name, sweep.done]))
}

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
    return report({ events, doubles, refunds })
  },
)

/** Each quarter of an hour: disputes whose event was lost ([6.R3]). */
const lookForDisputes = inngest.createFunction(
  { id: 'refunds-disputes', retries: 0, concurrency: 1, triggers: [{ cron: '*/15 * * * *' }] },
  async ({ step }) => report({ disputes: await step.run('disputes', sweepDisputes) }),
)

export const jobs = [sendBack, lookForDisputes]
