import { isId } from '@/lib/core/ids'
import { unwrap } from '@/lib/core/outcome'
import { reportSweeps, sweep } from '@/lib/core/sweep'
import { inngest, nudgeOutbox } from '@/lib/services/inngest'
import { answerAlert } from './commands/answer-alert'
import { listActiveAlerts } from './queries/find-alert'

/** What may free a slot of a teacher ([1.F2]). */
const freeing = ['booking.cancelled', 'booking.moved', 'availability.changed'] as const

/** As soon as a slot may be free in a structure, and every quarter of an hour for what nothing announced. */
const answerAlerts = inngest.createFunction(
  {
    id: 'waiting-lists-answer-alerts',
    retries: 3,
    concurrency: 1,
    triggers: [{ cron: '*/15 * * * *' }, ...freeing.map((event) => ({ event }))],
  },
  async ({ event, step }) => {
    const { structureId } = event.data as { structureId?: unknown }
    const answered = await step.run('answer', async () => {
      const alerts = await listActiveAlerts(isId(structureId) ? structureId : null)
      return sweep('waiting-lists.sweep.alerts', alerts, async (alertId) => unwrap(await answerAlert(alertId)))
    })
    await step.run('outbox', nudgeOutbox)
    return reportSweeps({ answered })
  },
)

export const jobs = [answerAlerts]
