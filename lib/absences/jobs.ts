import 'server-only'
import { inngest } from '@/lib/services/inngest'
import { creditUnanswered } from './commands/credit-unanswered'

/** Lessons whose teacher is away and that nobody answered about: their credit comes back when their hour comes ([1.H6]). */
const credit = inngest.createFunction(
  { id: 'absences-credit', retries: 0, concurrency: 1, triggers: { cron: '*/5 * * * *' } },
  async ({ step }) => step.run('credit', creditUnanswered),
)

export const jobs = [credit]
