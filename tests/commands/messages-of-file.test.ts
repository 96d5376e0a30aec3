import { expect, test } from 'vitest'
import { db } from '@/db/client'
import { messages } from '@/db/schema/messages'
import { readable } from '@/lib/deliveries/queries/list-log'
import { listMessagesOfFile } from '@/lib/messages/queries/list-of-file'
import type { MessageTemplate } from '@/lib/messages/types'
import { makeMailing } from '../factories/mailing'
import { makeMember } from '../factories/member'
import { makeStaff } from '../factories/staff'
import { makeStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'

await createTestDatabase()

test('[2.A2] [2.F1] [6.S3] the mails of a client: no link that acts before it has left, no money for who handles none', async () => {
  const structure = await makeStructure(db())
  const { clientFileId, email } = await makeMember(db(), structure)
  const rowOf = (template: MessageTemplate) => ({
    ...{ structureId: structure.id, clientFileId, template, recipient: email, subject: template },
    ...{ key: `test:${template}`, html: '', text: 'https://exemple.example/lien', state: 'queued' as const },
  })
  await db()
    .insert(messages)
    .values((['password_reset', 'email_confirmation', 'order_paid', 'booking_confirmed'] as const).map(rowOf))
  const read = async (role: 'admin' | 'organiser') => {
    const { actor } = await makeStaff(db(), structure, { role })
    const { rows, found } = await listMessagesOfFile(actor, clientFileId, 10)
    return { found, texts: rows.map(({ subject, text }) => `${subject}: ${text}`).sort() }
  }
  const shown = 'https://exemple.example/lien'
  const links = ['email_confirmation: ', 'password_reset: ']
  expect(await read('admin')).toEqual({
    found: 4,
    texts: [`booking_confirmed: ${shown}`, links[0], `order_paid: ${shown}`, links[1]],
  })
  expect(await read('organiser')).toEqual({ found: 3, texts: [`booking_confirmed: ${shown}`, ...links] })
})

test('[2.C1] [2.F1] what a client owes, told by somebody’s own words, is read in the log and on the file by who handles money alone', async () => {
  const structure = await makeStructure(db())
  const { clientFileId, email } = await makeMember(db(), structure)
  const author = await makeStaff(db(), structure, { role: 'admin' })
  const letter = { kind: 'one', audience: 'service', files: [clientFileId] } as const
  const mailings = [
    await makeMailing(db(), author, { ...letter, body: 'Il vous reste {solde} à payer.' }),
    await makeMailing(db(), author, { ...letter, body: 'À samedi.' }),
  ]
  const rowOf = ({ id }: { id: string }) => ({
    ...{ structureId: structure.id, clientFileId, mailingId: id, template: 'written', recipient: email },
    ...{ key: `test:${id}`, subject: 'Bonjour', html: '', text: '', authorId: author.accountId },
  })
  await db().insert(messages).values(mailings.map(rowOf))
  const count = async (role: 'accountant' | 'organiser') => {
    const { actor } = await makeStaff(db(), structure, { role })
    const logged = await db().select().from(messages).where(readable(actor))
    return [logged.length, (await listMessagesOfFile(actor, clientFileId, 10)).found]
  }
  expect(await count('accountant')).toEqual([2, 2])
  expect(await count('organiser')).toEqual([1, 1])
})
