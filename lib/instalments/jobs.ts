import { reportSweeps } from '@/lib/core/sweep'
import { inngest, nudgeOutbox } from '@/lib/services/inngest'
import { sweepDueCharges, sweepNeedlessCards } from './flows'

/**
 * Each hour of the day, so that nobody's bank asks them to authenticate at night: charges the parts whose day has come. What
 * failed for a reason of ours or the provider's is tried again an hour later ([1.D11]).
 */
const charge = inngest.createFunction(
  { id: 'instalments-charge', retries: 0, concurrency: 1, triggers: [{ cron: '5 7-19 * * *' }] },
  async ({ step }) => {
    const charges = await step.run('charges', sweepDueCharges)
    await step.run('outbox', nudgeOutbox)
    const cards = await step.run('cards', sweepNeedlessCards)
    return reportSweeps({ charges, cards })
  },
)

export const jobs = [charge]
