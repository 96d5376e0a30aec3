import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { messages } from '@/db/schema/messages'
import { signId } from '@/lib/core/signed-ids'
import { beginDelivery, noteSent, type Sendable } from '@/lib/deliveries/commands/note-delivery'
import { keepFile } from '@/lib/drafts/flows/keep-file'
import { listDraftFiles } from '@/lib/drafts/queries/get-draft'
import { confirmMailing } from '@/lib/mailings/commands/confirm'
import { setSubscription } from '@/lib/mailings/commands/unsubscribe'
import { sendRound } from '@/lib/mailings/flows/send-round'
import { unsubscribePurpose } from '@/lib/mailings/types'
import { removeFileByOffice } from '@/lib/removals/commands/remove-file'
import { filesOf, makeMailing, makeReaders, recipientsOf } from '../factories/mailing'
import type { TestMember } from '../factories/member'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'
import { makePdf } from '../support/proofs'

/* What happens to a mass message between its writing and its leaving, and files that aren't what they say. */
await createTestDatabase()
let staff: TestStaff
let readers: TestMember[]

beforeAll(async () => {
  const structure = await makeStructure(db())
  staff = await makeStaff(db(), structure)
  readers = await makeReaders(structure, 3)
})

const messageOf = async ({ clientFileId }: TestMember, mailingId: string) =>
  (await db().select().from(messages).where(eq(messages.mailingId, mailingId))).find(
    (message) => message.clientFileId === clientFileId,
  )
const begin = async (messageId: string): Promise<Sendable | null> => {
  const begun = await beginDelivery(messageId)
  if (!begun.ok) throw new Error(begun.refusal)
  return begun.value
}

async function writeToAll(): Promise<string> {
  const { id } = await makeMailing(db(), staff, { files: filesOf(readers) })
  await confirmMailing(staff.actor, { mailingId: id, revision: 0, ticked: [] })
  await sendRound(id)
  return id
}

async function sayNo({ clientFileId }: TestMember, mailingId: string) {
  const recipient = (await recipientsOf(mailingId)).find((each) => each.clientFileId === clientFileId)!
  const token = signId(unsubscribePurpose, recipient.id)
  await setSubscription({ kind: 'visitor' }, { structureId: null, token, wants: false })
}

test('[6.R13] written already, a message leaves no more to who was erased or said no meanwhile, and to the others it does', async () => {
  const id = await writeToAll()
  const [erased, silent, other] = readers as [TestMember, TestMember, TestMember]
  const ofErased = (await messageOf(erased, id))!
  expect(await removeFileByOffice(staff.actor, erased.clientFileId, 'Demande par téléphone')).toMatchObject({
    ok: true,
  })
  await sayNo(silent, id)
  expect(await begin(ofErased.id)).toBe(null)
  expect(await messageOf(erased, id)).toBeUndefined()
  expect(await begin((await messageOf(silent, id))!.id)).toBe(null)
  expect(await messageOf(silent, id)).toMatchObject({ state: 'withheld' })
  expect(await begin((await messageOf(other, id))!.id)).toMatchObject({ recipient: other.email })
})

test('[6.R13] what the provider was taking while its reader said no has left, and is called so', async () => {
  const reader = readers[2]!
  const id = await writeToAll()
  const message = (await begin((await messageOf(reader, id))!.id))!
  await sayNo(reader, id)
  expect(await begin(message.id)).toBe(null)
  expect(await messageOf(reader, id)).toMatchObject({ state: 'withheld' })
  await noteSent(message, 'provider-id')
  expect(await messageOf(reader, id)).toMatchObject({ state: 'sent', providerId: 'provider-id' })
})

describe('[2.C5] [6.S7] a file of a message', () => {
  const page = new TextEncoder().encode('<!doctype html><script>alert(1)</script>')
  const program = new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])

  test.each([
    ['a page called a PDF', 'programme.pdf', page, 'file_kind'],
    ['a program called a picture', 'affiche.png', program, 'file_kind'],
    ['a PDF called a picture', 'affiche.jpg', makePdf(), 'file_not_its_name'],
    [
      'a PDF that runs a script',
      'programme.pdf',
      makePdf('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'),
      'file_active',
    ],
    ['nothing at all', 'programme.pdf', new Uint8Array(), 'file_empty'],
  ])('%s is refused, and nothing of it kept', async (_, name, bytes, refusal) => {
    const { id } = await makeMailing(db(), staff, {})
    expect(await keepFile(staff.actor, id, { name, bytes })).toMatchObject({ ok: false, refusal })
    expect(await listDraftFiles(id)).toEqual([])
  })
})
