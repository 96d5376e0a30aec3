import { eq } from 'drizzle-orm'
import { db, type Executor } from '@/db/client'
import { consents } from '@/db/schema/file-notes'
import { mailingRecipients, mailings } from '@/db/schema/mailings'
import { structures } from '@/db/schema/structures'
import type { Audience, MailingKind } from '@/lib/mailings/types'
import type { MessagingSettings } from '@/lib/structures/types'
import { makeMember, type TestMember } from './member'
import type { TestStaff } from './staff'
import type { TestStructure } from './structure'

type Given = Partial<typeof mailings.$inferInsert> & {
  kind?: MailingKind
  audience?: Audience
  files?: readonly string[]
}

/** A draft that its author may confirm: a letter to some files, as its query names them. */
export async function makeMailing(executor: Executor, staff: TestStaff, { files, ...given }: Given = {}) {
  const [mailing] = await executor
    .insert(mailings)
    .values({
      structureId: staff.actor.structureId,
      authorId: staff.accountId,
      kind: 'segment',
      audience: 'email',
      subject: 'Stage de printemps',
      body: '{cher},\n\nLe stage ouvre ses inscriptions.',
      replyTo: staff.email,
      query: { files },
      ...given,
    })
    .returning()
  return mailing!
}

/** What the holder of a file says now of a channel. */
export const agree = (member: TestMember, channel: 'email' | 'newsletter' = 'email', isGranted = true) =>
  db().insert(consents).values({
    structureId: member.actor.structureId,
    clientFileId: member.clientFileId,
    channel,
    isGranted,
    source: 'profile',
  })

/** So many clients who agree to e-mail. */
export async function makeReaders(structure: TestStructure, count: number): Promise<TestMember[]> {
  const readers: TestMember[] = []
  for (let rank = 0; rank < count; rank += 1) {
    const reader = await makeMember(db(), structure)
    await agree(reader)
    readers.push(reader)
  }
  return readers
}

export const filesOf = (readers: readonly TestMember[]): string[] => readers.map(({ clientFileId }) => clientFileId)

export async function setMessaging(structure: TestStructure, change: Partial<MessagingSettings>): Promise<void> {
  const [row] = await db().select().from(structures).where(eq(structures.id, structure.id))
  const settings = { ...row!.settings, messaging: { ...row!.settings.messaging, ...change } }
  await db().update(structures).set({ settings }).where(eq(structures.id, structure.id))
}

export const recipientsOf = (mailingId: string) =>
  db().select().from(mailingRecipients).where(eq(mailingRecipients.mailingId, mailingId)).orderBy(mailingRecipients.id)
