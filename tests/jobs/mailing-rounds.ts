import { eq } from 'drizzle-orm'
import { closeDb, db } from '@/db/client'
import { messages } from '@/db/schema/messages'
import { deliver } from '@/lib/deliveries/flows/deliver'
import { sendRound } from '@/lib/mailings/flows/send-round'
import { listOpenMailings } from '@/lib/mailings/queries/list-waiting'

/** The rounds of every mailing and the delivery of what they wrote, as the jobs do it, in a process that a test may kill -9. */
const sideBySide = 5

async function deliverQueued(): Promise<number> {
  const queued = await db().select({ id: messages.id }).from(messages).where(eq(messages.state, 'queued'))
  const left = queued.map(({ id }) => id)
  const next = async (): Promise<void> => {
    for (let id = left.pop(); id; id = left.pop()) await deliver(id)
  }
  await Promise.all(Array.from({ length: sideBySide }, next))
  return queued.length
}

/** Until a pass moves nothing more: all is sent, paused, or waits for its sender's quota. */
async function run(): Promise<void> {
  for (let moved = 1; moved > 0; ) {
    const rounds = await Promise.all((await listOpenMailings()).map(sendRound))
    moved = rounds.reduce((sum, { messageIds, isMore }) => sum + messageIds.length + Number(isMore), 0)
    moved += await deliverQueued()
  }
  await closeDb()
}

// Loaded ahead of its turn, which its parent gives: a death then costs a test no start.
process.once('message', async () => {
  await run()
  process.exit(0)
})
