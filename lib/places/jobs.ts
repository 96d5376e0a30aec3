import { unwrap } from '@/lib/core/outcome'
import { reportSweeps, sweep } from '@/lib/core/sweep'
import { inngest, nudgeOutbox } from '@/lib/services/inngest'
import { listDueEntries, listQueuedCourses } from '@/lib/waiting-lists/queries/find-queue'
import { endDueEntry } from './commands/leave-queue'
import { serveQueue } from './commands/offer-seats'

/** Each minute: places that were kept for somebody who didn't answer go to the next of the queue, and so does what nothing announced ([1.G10]). */
const endOffers = inngest.createFunction(
  { id: 'places-end-offers', retries: 0, concurrency: 1, triggers: [{ cron: '* * * * *' }, { event: 'app.started' }] },
  async ({ step }) => {
    const ended = await step.run('end', async () =>
      sweep('places.sweep.offers', await listDueEntries(), async (due) => unwrap(await endDueEntry(due))),
    )
    const served = await step.run('serve', async () =>
      sweep('places.sweep.queues', await listQueuedCourses(), async (courseId) => unwrap(await serveQueue(courseId))),
    )
    await step.run('outbox', nudgeOutbox)
    return reportSweeps({ ended, served })
  },
)

export const jobs = [endOffers]
