import 'server-only'
import { RetryAfterError } from 'inngest'
import { inngest } from '@/lib/services/inngest'
import { deliver } from './flows/deliver'
import { listForgottenMessages } from './queries/list-waiting'

/** A next attempt as near as this is the engine's own; a later one is the sweep's. */
const nearMs = 90_000

const deliverMessage = inngest.createFunction(
  { id: 'messages-deliver', retries: 20, concurrency: 5, triggers: { event: 'message.queued' } },
  async ({ event, step }) =>
    step.run('send', async () => {
      const delivery = await deliver(String(event.data.messageId))
      if (typeof delivery === 'number' && delivery <= nearMs) {
        throw new RetryAfterError('the provider did not take it', delivery)
      }
      return delivery
    }),
)

/** Hands over what is due again ([2.C1]), and is the net under the job engine: messages that no job looks after any more. */
const sweep = inngest.createFunction(
  { id: 'messages-sweep', retries: 0, triggers: { cron: '* * * * *' } },
  async ({ step }) => {
    const due = await step.run('list', listForgottenMessages)
    if (due.length > 0) {
      await step.sendEvent(
        'hand over',
        due.map(({ id, attempt }) => ({ id: `${attempt}:${id}`, name: 'message.queued', data: { messageId: id } })),
      )
    }
    return due.length
  },
)

export const jobs = [deliverMessage, sweep]
