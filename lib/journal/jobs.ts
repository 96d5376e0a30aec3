import 'server-only'
import { inngest } from '@/lib/services/inngest'
import { sealJournal } from './commands/seal'

/** Each minute: what was done since the last one is chained to it ([6.S10]). */
const seal = inngest.createFunction(
  { id: 'journal-seal', retries: 0, concurrency: 1, triggers: { cron: '* * * * *' } },
  async ({ step }) => ({ sealed: await step.run('seal', sealJournal) }),
)

export const jobs = [seal]
