import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { mailings } from '@/db/schema/mailings'
import { messages } from '@/db/schema/messages'
import { outboxEvents } from '@/db/schema/outbox'
import { agree, inviteAuthors } from '@/lib/drafts/commands/agree'
import { approveDraft } from '@/lib/drafts/commands/decide-draft'
import { addFile } from '@/lib/drafts/commands/keep-files'
import { openJointAnnouncement } from '@/lib/drafts/commands/open-draft'
import { saveDraft } from '@/lib/drafts/commands/save-draft'
import { sendDraft } from '@/lib/drafts/commands/send-draft'
import { findDraft } from '@/lib/drafts/queries/get-draft'
import { listAuthors } from '@/lib/drafts/queries/list-authors'
import { checkPoints } from '@/lib/drafts/types'
import { sendRound } from '@/lib/mailings/flows/send-round'
import { findQuota } from '@/lib/mailings/queries/find-quota'
import { listToAgree } from '@/lib/mailings/queries/list-mailings'
import { tellInvitedAuthor } from '@/lib/messages/flows/tell-invited-author'
import { makeReaders, recipientsOf, setMessaging } from '../factories/mailing'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'

await createTestDatabase()

let structure: TestStructure
let author: TestStaff
let other: TestStaff
let admin: TestStaff
let id: string

const text = {
  subject: 'Portes ouvertes',
  body: '{cher},\n\nNous ouvrons nos portes.',
  pictureId: null,
  picturePlace: 'top',
  reason: '',
  theme: '',
  series: '',
} as const

const keyNow = async () => {
  const [row] = await db().select({ revision: mailings.revision }).from(mailings).where(eq(mailings.id, id))
  return { id, revision: row!.revision }
}
const invite = async (...people: TestStaff[]) =>
  inviteAuthors(
    author.actor,
    await keyNow(),
    people.map(({ accountId }) => accountId),
  )
const say = async (who: TestStaff, agrees = true, fileCount = 0) =>
  agree(who.actor, { ...(await keyNow()), fileCount }, agrees)
const save = async (change: Partial<typeof text> = {}) =>
  saveDraft(author.actor, await keyNow(), { ...text, ...change } as typeof text)
const ask = async () => sendDraft(author.actor, await keyNow(), { ticked: ['whole_country'], checked: checkPoints })
const agreed = async () => (await listAuthors(id)).map(({ hasAgreed }) => hasAgreed)

beforeEach(async () => {
  structure = await makeStructure(db())
  author = await makeStaff(db(), structure, { role: 'organiser' })
  other = await makeStaff(db(), structure, { role: 'organiser' })
  admin = await makeStaff(db(), structure)
  const opened = await openJointAnnouncement(author.actor, { audience: 'email', country: 'FR' })
  id = opened.ok ? opened.value.id : ''
  await save()
})

describe('[2.C9] a joint announcement', () => {
  test('leaves once all agreed and an admin approved, beyond the most recipients and outside the quota', async () => {
    await makeReaders(structure, 3)
    await setMessaging(structure, { maxRecipients: 1, quotaPer24Hours: 2 })
    expect(await ask()).toMatchObject({ refusal: 'authors_missing', detail: { count: 1 } })
    expect(await invite(other, admin)).toEqual({ ok: true, value: null })
    await say(other)
    expect(await ask()).toMatchObject({ refusal: 'authors_missing', detail: { count: 1 } })
    await say(admin)
    expect(await ask()).toEqual({ ok: true, value: { state: 'awaiting_approval', recipients: 3 } })
    expect((await sendRound(id)).messageIds).toEqual([])
    expect(await approveDraft(other.actor, await keyNow())).toMatchObject({ refusal: 'not_found' })
    expect(await approveDraft(admin.actor, await keyNow())).toEqual({ ok: true, value: null })
    expect((await sendRound(id)).messageIds).toHaveLength(3)
    expect((await recipientsOf(id)).every(({ senderId }) => senderId === null)).toBe(true)
    expect((await findQuota(structure.id, author.accountId)).sentAt).toEqual([])
  })

  test('is agreed to again once its text or its files change', async () => {
    await invite(other)
    await say(other)
    await save({ theme: 'portes ouvertes' } as never)
    expect(await agreed()).toEqual([true])
    await save({ subject: 'Portes fermées' } as never)
    expect(await agreed()).toEqual([false])
    await say(other)
    const before = await keyNow()
    await addFile(author.actor, id, { fileName: 'a.pdf', mediaType: 'application/pdf', bytes: new Uint8Array([1]) })
    expect(await agreed()).toEqual([false])
    const late = await agree(other.actor, { ...before, fileCount: 0 }, true)
    expect(late).toMatchObject({ refusal: 'draft_changed' })
    expect(await say(other, true, 1)).toMatchObject({ ok: true })
    expect(await say(other, false, 1)).toMatchObject({ ok: true })
    expect(await agreed()).toEqual([false])
  })

  test('[2.C4] tells whoever is asked, once, with answers to its author, and waits for them where they land', async () => {
    const waiting = async () => (await listToAgree(other.actor)).map(({ id: waits }) => waits)
    expect(await waiting()).toEqual([])
    await invite(other)
    await invite(other, admin)
    const asked = await db().select().from(outboxEvents).where(eq(outboxEvents.topic, 'mailing.invited'))
    const ours = asked.filter(({ payload }) => payload.mailingId === id)
    expect(ours.map(({ payload }) => payload.accountId)).toEqual([other.accountId, admin.accountId])
    const occasion = { structureId: structure.id, key: ours[0]!.key }
    expect(await tellInvitedAuthor(occasion, id, other.accountId)).toHaveLength(1)
    const [told] = await db().select().from(messages).where(eq(messages.recipient, other.email))
    expect(told).toMatchObject({ template: 'mailing_invited', replyTo: author.email })
    expect(told!.text).toContain('Portes ouvertes')
    expect(told!.text).toContain(`/gestion/envois/${id}`)
    expect(await waiting()).toEqual([id])
    await say(other)
    expect(await waiting()).toEqual([])
    await save({ subject: 'Portes fermées' } as never)
    expect(await waiting()).toEqual([id])
    await invite(admin)
    expect(await waiting()).toEqual([])
    expect(await tellInvitedAuthor({ ...occasion, key: 'late' }, id, other.accountId)).toEqual([])
  })

  test('is seen by those who were asked and by nobody else’s choice', async () => {
    expect(await findDraft(other.actor, id)).toBeNull()
    expect(await say(other)).toMatchObject({ refusal: 'not_found' })
    const teacher = await makeStaff(db(), structure, { role: 'teacher' })
    expect(await invite(teacher)).toMatchObject({ refusal: 'author_unknown' })
    expect(await invite(author)).toMatchObject({ refusal: 'author_unknown' })
    await invite(other)
    expect(await findDraft(other.actor, id)).not.toBeNull()
    expect(await inviteAuthors(other.actor, await keyNow(), [])).toMatchObject({ refusal: 'not_found' })
    await invite(admin)
    expect((await listAuthors(id)).map(({ accountId }) => accountId)).toEqual([admin.accountId])
    expect(await findDraft(other.actor, id)).toBeNull()
    const opened = await openJointAnnouncement(teacher.actor, { audience: 'email', country: 'FR' })
    expect(opened).toMatchObject({ refusal: 'not_found' })
  })
})
