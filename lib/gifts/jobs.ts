import { unwrap } from '@/lib/core/outcome'
import { reportSweeps, sweep } from '@/lib/core/sweep'
import { inngest } from '@/lib/services/inngest'
import { sendVoucher } from './commands/send-voucher'
import { listVouchersToSend } from './queries/list-vouchers-to-send'

/** Every ten minutes: the vouchers whose day has come leave for their recipients ([1.C7]). */
const sendGifts = inngest.createFunction(
  { id: 'gifts-send', retries: 0, concurrency: 1, triggers: [{ cron: '*/10 * * * *' }] },
  async ({ step }) => {
    const sent = await step.run('send', async () =>
      sweep('gifts.send', await listVouchersToSend(), async (voucher) => unwrap(await sendVoucher(voucher))),
    )
    return reportSweeps({ sent })
  },
)

export const jobs = [sendGifts]
