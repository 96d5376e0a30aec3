import 'server-only'
import { reportSweeps, sweep } from '@/lib/core/sweep'
import { inngest } from '@/lib/services/inngest'
import { expireExport } from './commands/note-export'
import { giveUpExport, makeExport } from './flows'
import { listSpentExports } from './queries/find-exports'

const retries = 2

/** One at a time: a zip of a whole structure is heavy. Tried enough, its page says that it failed. */
const make = inngest.createFunction(
  { id: 'exports-make', retries, concurrency: 1, triggers: { event: 'export.asked' } },
  async ({ event, step, attempt }) =>
    step.run('make', () => {
      const exportId = String(event.data.exportId)
      return makeExport(exportId).catch((error: unknown) => {
        if (attempt < retries) throw error
        return giveUpExport(exportId, error)
      })
    }),
)

const expire = inngest.createFunction(
  { id: 'exports-expire', retries: 0, concurrency: 1, triggers: { cron: '40 * * * *' } },
  async ({ step }) =>
    reportSweeps({
      spent: await step.run('spent', async () => sweep('exports.expire', await listSpentExports(), expireExport)),
    }),
)

export const jobs = [make, expire]
