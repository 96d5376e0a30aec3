import 'server-only'
import { RetryAfterError } from 'inngest'
import { z } from 'zod'
import type { Busy, Outcome } from '@/lib/core/outcome'
import { deliverOutbox, inngest } from '@/lib/services/inngest'
import { SendError } from '@/lib/services/resend'
import {
  writeAlreadyKnownMail,
  writeBookingMails,
  writeCancellationMails,
  writeContactMail,
  writeLinkMail,
  writeOrderMail,
} from './commands/write-messages'
import { deliver, expect } from './flows'
import { listForgottenMessages } from './queries/list-waiting'
import type { Occasion } from './types'

const occasion = { structureId: z.uuid(), key: z.string().min(1) }
const account = z.object({ ...occasion, accountId: z.uuid() })
const order = z.object({ ...occasion, orderId: z.uuid() })
const booking = z.object({ ...occasion, bookingId: z.uuid() })
const contact = z.object({ ...occasion, contactRequestId: z.uuid() })

const queued = (id: string, reason: string) => ({
  id: `${reason}:${id}`,
  name: 'message.queued',
  data: { messageId: id },
})

/** An event of the outbox becomes messages; each then leaves by a job of its own, so that none waits for another. */
function onEvent<Data extends Occasion>(
  id: string,
  topic: string,
  schema: z.ZodType<Data>,
  write: (data: Data) => Promise<Outcome<string[], Busy>>,
) {
  return inngest.createFunction({ id, retries: 20, triggers: { event: topic } }, async ({ event, step }) => {
    const data = schema.parse(event.data)
    const ids = await step.run('write', async () => expect(await write(data)))
    if (ids.length > 0)
      await step.sendEvent(
        'hand over',
        ids.map((messageId) => queued(messageId, 'message')),
      )
    return ids.length
  })
}

const deliverMessage = inngest.createFunction(
  { id: 'messages-deliver', retries: 20, concurrency: 5, triggers: { event: 'message.queued' } },
  async ({ event, step }) =>
    step.run('send', async () => {
      try {
        return await deliver(String(event.data.messageId))
      } catch (error) {
        if (error instanceof SendError && error.retryAfterSeconds) {
          throw new RetryAfterError(error.message, error.retryAfterSeconds * 1000)
        }
        throw error
      }
    }),
)

/** The net under the nudge of `after()`: whatever it couldn't hand over leaves within the minute. */
const drain = inngest.createFunction({ id: 'outbox-drain', retries: 0, triggers: { cron: '* * * * *' } }, ({ step }) =>
  step.run('drain', deliverOutbox),
)

/** The net under the job engine: messages that no job looks after any more. */
const sweep = inngest.createFunction(
  { id: 'messages-sweep', retries: 0, triggers: { cron: '*/5 * * * *' } },
  async ({ step, runId }) => {
    const ids = await step.run('list', listForgottenMessages)
    if (ids.length > 0)
      await step.sendEvent(
        'hand over',
        ids.map((id) => queued(id, runId)),
      )
    return ids.length
  },
)

export const jobs = [
  onEvent('messages-account-registered', 'account.registered', account, (data) =>
    writeLinkMail(data, data.accountId, 'activation'),
  ),
  onEvent('messages-account-known', 'account.already_known', account, (data) =>
    writeAlreadyKnownMail(data, data.accountId),
  ),
  onEvent('messages-reset-requested', 'account.reset_requested', account, (data) =>
    writeLinkMail(data, data.accountId, 'reset'),
  ),
  onEvent('messages-order-paid', 'order.paid', order, (data) => writeOrderMail(data, data.orderId)),
  onEvent('messages-booking-confirmed', 'booking.confirmed', booking, (data) =>
    writeBookingMails(data, data.bookingId),
  ),
  onEvent('messages-booking-cancelled', 'booking.cancelled', booking, (data) =>
    writeCancellationMails(data, data.bookingId),
  ),
  onEvent('messages-contact-requested', 'contact.requested', contact, (data) =>
    writeContactMail(data, data.contactRequestId),
  ),
  deliverMessage,
  drain,
  sweep,
]
