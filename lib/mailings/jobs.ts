import { NonRetriableError } from 'inngest'
import { isId } from '@/lib/core/ids'
import { inngest } from '@/lib/services/inngest'
import { sendRound } from './flows/send-round'
import { listOpenMailings } from './queries/list-waiting'

/** As many rounds as a whole country needs; what is left after them is taken up five minutes later. */
const mostRounds = 200

/** A mailing, round after round, and each message handed over ([2.C6]). Two at once write nobody twice: one is enough. */
const sendMailing = inngest.createFunction(
  {
    id: 'mailings-send',
    retries: 5,
    concurrency: { limit: 1, key: 'event.data.mailingId' },
    triggers: { event: 'mailing.due' },
  },
  async ({ event, step, runId }) => {
    const { mailingId } = event.data
    if (!isId(mailingId)) throw new NonRetriableError('an event without mailingId')
    for (let rank = 1; rank <= mostRounds; rank += 1) {
      const { messageIds, isMore } = await step.run(`round ${rank}`, () => sendRound(mailingId))
      if (messageIds.length > 0) {
        await step.sendEvent(
          `hand over ${rank}`,
          messageIds.map((messageId) => ({ id: `${runId}:${messageId}`, name: 'message.queued', data: { messageId } })),
        )
      }
      if (!isMore) return rank
    }
    return mostRounds
  },
)

/** Every five minutes: what was confirmed since, what a stop left half way, and what waited for a quota ([2.C6]). */
const pick = inngest.createFunction(
  { id: 'mailings-pick', retries: 0, concurrency: 1, triggers: { cron: '*/5 * * * *' } },
  async ({ step, runId }) => {
    const ids = await step.run('list', listOpenMailings)
    if (ids.length > 0) {
      await step.sendEvent(
        'hand over',
        ids.map((mailingId) => ({ id: `${runId}:${mailingId}`, name: 'mailing.due', data: { mailingId } })),
      )
    }
    return ids.length
  },
)

export const jobs = [sendMailing, pick]
