import { reportSweeps } from '@/lib/core/sweep'
import { inngest } from '@/lib/services/inngest'
import { sweepPapers } from './flows'

/** What a run writes at most, in batches: the demonstration begins with two years of papers. */
const batches = 5

/** Each minute, and when the server starts: every invoice has its paper, every payment its receipt ([1.D9] [6.R10]). */
const writePapers = inngest.createFunction(
  { id: 'papers-write', retries: 0, concurrency: 1, triggers: [{ cron: '* * * * *' }, { event: 'app.started' }] },
  async ({ step }) => {
    let written = 0
    for (let batch = 1; batch <= batches; batch += 1) {
      const papers = await step.run(`write ${batch}`, sweepPapers)
      reportSweeps({ papers })
      written += papers.done
      if (papers.done === 0) break
    }
    return written
  },
)

export const jobs = [writePapers]
