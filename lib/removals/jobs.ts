import 'server-only'
import { reportSweeps, sweep } from '@/lib/core/sweep'
import { inngest } from '@/lib/services/inngest'
import { forgetOutlived } from './commands/forget-outlived'
import { listOutlived } from './queries/list-outlived'

/** Each night, what has been kept long enough ([6.L1]). */
const retain = inngest.createFunction(
  { id: 'removals-retention', retries: 0, concurrency: 1, triggers: { cron: 'TZ=Europe/Paris 30 3 * * *' } },
  async ({ step }) =>
    reportSweeps({
      retention: await step.run('retention', async () =>
        sweep('removals.retention', await listOutlived(), forgetOutlived),
      ),
    }),
)

export const jobs = [retain]
