import { unwrap } from '@/lib/core/outcome'
import { reportSweeps } from '@/lib/core/sweep'
import { inngest } from '@/lib/services/inngest'
import { readCalendar, sweepCalendars } from './flows'

/** Every 15 minutes: the calendars that teachers keep elsewhere ([1.F7]). One that fails stops none of the others. */
const readAll = inngest.createFunction(
  { id: 'calendars-read', retries: 0, concurrency: 1, triggers: [{ cron: '*/15 * * * *' }] },
  async ({ step }) => reportSweeps({ calendars: await step.run('calendars', sweepCalendars) }),
)

/** One that has just been added is read at once. */
const readAdded = inngest.createFunction(
  { id: 'calendars-read-added', retries: 2, triggers: [{ event: 'calendar.added' }] },
  async ({ event, step }) =>
    step.run('calendar', async () => unwrap(await readCalendar(String(event.data.calendarId)))),
)

export const jobs = [readAll, readAdded]
