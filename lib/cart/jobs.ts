import { inngest } from '@/lib/services/inngest'
import { forgetCarts } from './commands/forget-carts'

/** Each night: nothing is kept of visitors who never came back. */
const forget = inngest.createFunction(
  { id: 'carts-forget', triggers: [{ cron: 'TZ=Europe/Paris 15 4 * * *' }] },
  async ({ step }) => ({ forgotten: await step.run('forget', forgetCarts) }),
)

export const jobs = [forget]
