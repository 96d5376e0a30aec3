import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { messages } from '@/db/schema/messages'
import { signId } from '@/lib/core/signed-ids'
import { steerMailing } from '@/lib/mailings/commands/steer'
import { setSubscription } from '@/lib/mailings/commands/unsubscribe'
import { sendRound } from '@/lib/mailings/flows/send-round'
import { unsubscribePurpose } from '@/lib/mailings/types'
import { recipientsOf, setMessaging } from '../factories/mailing'
import { createTestDatabase } from '../support/database'
import { countWritten, makeCrowd, sendSideBySide } from './mailings-crowd'

/* Rounds, quotas, unsubscriptions and pauses at once ([2.C6] [6.R13]); mailings-control.test.ts is the control. */
process.env.DATABASE_POOL = '12'
await createTestDatabase()

test('[6.R13] two rounds of one mailing at once write nobody twice and forget nobody', async () => {
  const { ids } = await makeCrowd({ readers: 8, mailings: 1 })
  await sendSideBySide([ids[0]!, ids[0]!, ids[0]!])
  // A round that found another at work stops; the next one five minutes later ends it.
  await sendRound(ids[0]!)
  expect(await countWritten(ids[0]!)).toBe(8)
  expect(await db().select().from(messages)).toHaveLength(8)
})

test('[2.C6] two mailings of one sender at once fill their quota, and never exceed it by one', async () => {
  const { structure, ids } = await makeCrowd({ readers: 6, mailings: 2 })
  await setMessaging(structure, { quotaPer24Hours: 7 })
  await sendSideBySide(ids)
  expect((await countWritten(ids[0]!)) + (await countWritten(ids[1]!))).toBe(7)
})

test('[6.R13] who unsubscribes while it is being sent gets one message before, or none after', async () => {
  const { ids, readers } = await makeCrowd({ readers: 6, mailings: 1 })
  const recipients = await recipientsOf(ids[0]!)
  const stop = ({ id }: { id: string }) =>
    setSubscription({ kind: 'visitor' }, { structureId: null, token: signId(unsubscribePurpose, id), wants: false })
  await Promise.all([sendSideBySide(ids), ...recipients.map(stop)])
  const after = await recipientsOf(ids[0]!)
  expect(after.every(({ state, skipReason }) => state === 'written' || skipReason === 'no_consent')).toBe(true)
  expect(after).toHaveLength(readers.length)
})

test('[2.C6] nothing is written once a pause has answered', async () => {
  const { ids, staff } = await makeCrowd({ readers: 8, mailings: 1 })
  const sending = sendSideBySide(ids)
  expect(await steerMailing(staff.actor, ids[0]!, 'pause')).toMatchObject({ ok: true })
  const atPause = await countWritten(ids[0]!)
  await sending
  expect(await countWritten(ids[0]!)).toBe(atPause)
})
