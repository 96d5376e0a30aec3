import { and, eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { staffMembers } from '@/db/schema/accounts'
import { clientFiles } from '@/db/schema/client-files'
import { consents } from '@/db/schema/file-notes'
import { mailingAuthors, mailings } from '@/db/schema/mailings'
import { addressFailures, messages } from '@/db/schema/messages'
import { clock } from '@/lib/core/clock'
import { signId } from '@/lib/core/signed-ids'
import { confirmMailing } from '@/lib/mailings/commands/confirm'
import { steerMailing } from '@/lib/mailings/commands/steer'
import { setSubscription } from '@/lib/mailings/commands/unsubscribe'
import { sendRound } from '@/lib/mailings/flows/send-round'
import { findPlan } from '@/lib/mailings/queries/find-plan'
import { findSubscription } from '@/lib/mailings/queries/find-subscription'
import { unsubscribePurpose } from '@/lib/mailings/types'
import { agree, filesOf, makeMailing, makeReaders, recipientsOf, setMessaging } from '../factories/mailing'
import type { TestMember } from '../factories/member'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'

await createTestDatabase()

let structure: TestStructure
let staff: TestStaff
let readers: TestMember[]

beforeEach(async () => {
  structure = await makeStructure(db())
  staff = await makeStaff(db(), structure)
  readers = await makeReaders(structure, 3)
})

const draft = (given: Parameters<typeof makeMailing>[2] = {}) =>
  makeMailing(db(), staff, { files: filesOf(readers), ...given })
const confirm = (mailingId: string, revision = 0) => confirmMailing(staff.actor, { mailingId, revision, ticked: [] })
const messagesOf = (mailingId: string) => db().select().from(messages).where(eq(messages.mailingId, mailingId))
const stateOf = async (mailingId: string) =>
  (await db().select().from(mailings).where(eq(mailings.id, mailingId)))[0]!.state
const tally = (rows: { state: string; skipReason: string | null }[]) =>
  rows.map(({ state, skipReason }) => skipReason ?? state).sort()

describe('[2.C6] [6.R13] a mailing that is confirmed', () => {
  test('freezes who agreed, an address once, and keeps why others get nothing', async () => {
    const [one, two, three] = readers as [TestMember, TestMember, TestMember]
    await agree(two, 'email', false)
    await db().insert(addressFailures).values({ structureId: structure.id, address: three.email.toUpperCase() })
    const { id } = await draft()
    expect(await confirm(id)).toEqual({ ok: true, value: { state: 'to_send', recipients: 1 } })
    expect(tally(await recipientsOf(id))).toEqual(['address_fails', 'no_consent', 'waiting'])
    expect(await sendRound(id)).toMatchObject({ isMore: false })
    const written = await messagesOf(id)
    expect(written.map(({ recipient }) => recipient)).toEqual([one.email])
    expect(written[0]).toMatchObject({
      template: 'written',
      replyTo: staff.email,
      authorId: staff.accountId,
      clientFileId: one.clientFileId,
    })
    expect(written[0]!.unsubscribeUrl).toMatch(/\/api\/desabonnement\/[\w-]{64}$/)
    expect(written[0]!.text).toMatch(/Claire,\s+Le stage ouvre/)
    expect(await stateOf(id)).toBe('done')
  })

  test('[2.C3] greets in the language of its text, the structure’s, a reader of another language too', async () => {
    const [one] = readers as [TestMember]
    const who = { civility: 'madame', firstName: 'Anne', locale: 'en' } as const
    await db().update(clientFiles).set(who).where(eq(clientFiles.id, one.clientFileId))
    const { id } = await draft({ files: filesOf([one]) })
    expect(await confirm(id)).toMatchObject({ ok: true })
    await sendRound(id)
    const [written] = await messagesOf(id)
    expect(written!.text).toContain('Chère Anne')
    expect(written!.text).not.toContain('Dear')
    expect(written!.html).toContain('lang="fr')
  })

  test('[2.C7] is warned of what its theme and its series told before; a message without either looks back at nothing', async () => {
    const series = 'Printemps'
    for (const given of [{ theme: 'Stage ', series }, { series }, {}]) {
      expect(await confirm((await draft(given)).id)).toMatchObject({ ok: true })
    }
    const warningsOf = async (given: Parameters<typeof draft>[0]) =>
      (await findPlan(staff.actor, (await draft(given)).id, await clock()))!.warnings
    expect(await warningsOf({ theme: 'stage' })).toEqual(['too_soon'])
    expect(await warningsOf({ series: 'PRINTEMPS' })).toEqual(['third_of_series'])
    expect(await warningsOf({})).toEqual([])
  })

  test('is refused over the most recipients with the count, as a quota too short is with what is left', async () => {
    await setMessaging(structure, { maxRecipients: 2 })
    const { id } = await draft()
    expect(await confirm(id)).toMatchObject({ refusal: 'too_many_recipients', detail: { count: 3, max: 2 } })
    await setMessaging(structure, { maxRecipients: 300, quotaPer24Hours: 5 })
    expect(await confirm(id)).toMatchObject({ ok: true })
    const next = await draft()
    // What waits is counted as what left.
    expect(await confirm(next.id)).toMatchObject({
      refusal: 'quota_short',
      detail: { count: 3, left: 2, frees: 'unknown' },
    })
    await sendRound(id)
    const short = await confirm(next.id)
    expect(short).toMatchObject({ refusal: 'quota_short', detail: { count: 3, left: 2 } })
    expect(short).toMatchObject({ detail: { frees: expect.stringMatching(/à\s\d+\sh/) } })
  })

  test('is refused with words in capitals, an unknown variable, nobody, or saved meanwhile', async () => {
    const loud = await draft({ body: 'RABAIS sur tout, ETC.' })
    expect(await confirm(loud.id)).toMatchObject({ refusal: 'has_capitals', detail: { words: 'RABAIS, ETC' } })
    const holed = await draft({ body: 'Bonjour {prenom}' })
    expect(await confirm(holed.id)).toMatchObject({ refusal: 'unknown_variable' })
    const nobody = await draft({ files: [] })
    expect(await confirm(nobody.id)).toMatchObject({ refusal: 'no_recipient' })
    const changed = await draft({ revision: 2 })
    expect(await confirm(changed.id, 1)).toMatchObject({ refusal: 'mailing_changed' })
    const stranger = await makeStaff(db(), structure)
    const asked = { mailingId: changed.id, revision: 2, ticked: [] }
    expect(await confirmMailing(stranger.actor, asked)).toMatchObject({ refusal: 'not_found' })
    expect(await confirm(changed.id, 2)).toMatchObject({ ok: true })
    expect(await confirm(changed.id, 3)).toMatchObject({ refusal: 'wrong_state' })
  })

  test('[2.C10] a service message gives its reason, and waits for an admin where the structure says so', async () => {
    const silent = await draft({ audience: 'service' })
    expect(await confirm(silent.id)).toMatchObject({ refusal: 'reason_missing' })
    const joint = await draft({ kind: 'joint' })
    expect(await confirm(joint.id)).toMatchObject({ refusal: 'authors_missing', detail: { count: 1 } })
    const { accountId } = await makeStaff(db(), structure, { role: 'organiser' })
    await db().insert(mailingAuthors).values({ mailingId: joint.id, accountId, agreedAt: sql`app_now()` })
    expect(await confirm(joint.id)).toEqual({ ok: true, value: { state: 'awaiting_approval', recipients: 3 } })
    expect(await recipientsOf(joint.id)).toEqual([])
    expect(await sendRound(joint.id)).toEqual({ messageIds: [], isMore: false })
  })
})

describe('[2.C6] [6.R13] a mailing on its way', () => {
  test('skips who unsubscribed or left since it was confirmed', async () => {
    const [one, two] = readers as [TestMember, TestMember]
    const { id } = await draft()
    await confirm(id)
    await agree(one, 'email', false)
    await db()
      .update(clientFiles)
      .set({ status: 'deactivated', deactivatedAt: new Date() })
      .where(eq(clientFiles.id, two.clientFileId))
    await sendRound(id)
    expect(tally(await recipientsOf(id))).toEqual(['left', 'no_consent', 'written'])
  })

  test('is paused, resumed and cancelled; what left has left', async () => {
    const { id } = await draft()
    await confirm(id)
    expect(await steerMailing(staff.actor, id, 'pause')).toMatchObject({ ok: true })
    expect(await sendRound(id)).toEqual({ messageIds: [], isMore: false })
    expect(await steerMailing(staff.actor, id, 'resume')).toMatchObject({ ok: true })
    const organiser = await makeStaff(db(), structure, { role: 'organiser' })
    expect(await steerMailing(organiser.actor, id, 'cancel')).toMatchObject({ refusal: 'not_found' })
    expect((await sendRound(id)).messageIds).toHaveLength(3)
    expect(await steerMailing(staff.actor, id, 'cancel')).toMatchObject({ refusal: 'wrong_state' })
    const other = await draft()
    await confirm(other.id)
    expect(await steerMailing(staff.actor, other.id, 'cancel')).toMatchObject({ ok: true })
    expect(tally(await recipientsOf(other.id))).toEqual(['cancelled', 'cancelled', 'cancelled'])
    expect(await messagesOf(other.id)).toEqual([])
  })

  test('[2.F1] is stopped by an author who may no longer write to so many, and goes on by an admin', async () => {
    const { id } = await draft()
    await confirm(id)
    const ofAuthor = and(eq(staffMembers.accountId, staff.accountId), eq(staffMembers.structureId, structure.id))
    await db().update(staffMembers).set({ role: 'accountant' }).where(ofAuthor)
    const author = { ...staff.actor, role: 'accountant' } as const
    expect(await steerMailing(author, id, 'pause')).toMatchObject({ ok: true })
    expect(await steerMailing(author, id, 'resume')).toEqual({ ok: false, refusal: 'right_withdrawn' })
    const admin = await makeStaff(db(), structure)
    expect(await steerMailing(admin.actor, id, 'resume')).toMatchObject({ ok: true })
  })

  test('waits when the sender’s 24 hours fill up on the way, and goes on once they free', async () => {
    const { id } = await draft()
    await confirm(id)
    await setMessaging(structure, { quotaPer24Hours: 2 })
    const round = await sendRound(id)
    expect(round.messageIds).toHaveLength(2)
    expect(round.isMore).toBe(false)
    expect(await stateOf(id)).toBe('sending')
    await setMessaging(structure, { quotaPer24Hours: 3 })
    expect((await sendRound(id)).messageIds).toHaveLength(1)
    expect(await stateOf(id)).toBe('done')
  })
})

describe('[2.C6] [6.R13] a link to unsubscribe', () => {
  test('stops every file of its address, and takes back only that; another link is nobody’s', async () => {
    const [one, two] = readers as [TestMember, TestMember]
    await db().update(clientFiles).set({ email: one.email }).where(eq(clientFiles.id, two.clientFileId))
    const { id } = await draft()
    await confirm(id)
    const [recipient] = (await recipientsOf(id)).filter(({ address }) => address === one.email)
    const token = signId(unsubscribePurpose, recipient!.id)
    const ask = (wants: boolean) => setSubscription({ kind: 'visitor' }, { structureId: structure.id, token, wants })
    const isIn = async () => (await findSubscription(structure.id, token))?.isSubscribed
    expect(await isIn()).toBe(true)
    expect(await ask(false)).toMatchObject({ ok: true })
    expect(await isIn()).toBe(false)
    const stopped = await db().select().from(consents).where(eq(consents.source, 'mail_link'))
    expect(stopped.map(({ clientFileId }) => clientFileId).sort()).toEqual(filesOf([one, two]).sort())
    // Asked again, it says nothing new.
    await ask(false)
    expect(await db().select().from(consents).where(eq(consents.source, 'mail_link'))).toHaveLength(2)
    await sendRound(id)
    expect(tally(await recipientsOf(id))).toEqual(['no_consent', 'written'])
    await ask(true)
    expect(await isIn()).toBe(true)
    expect(await findSubscription(structure.id, 'inconnu')).toBeNull()
    const other = await makeStructure(db())
    expect(await setSubscription({ kind: 'visitor' }, { structureId: other.id, token, wants: false })).toMatchObject({
      refusal: 'not_found',
    })
  })

  test('stops whom it was written to, though their address changed before or after the mail left', async () => {
    const [one] = readers as [TestMember]
    const move = (email: string) => db().update(clientFiles).set({ email }).where(eq(clientFiles.id, one.clientFileId))
    const { id } = await draft({ files: filesOf([one]) })
    await confirm(id)
    await move('claire.meanwhile@exemple.example')
    await sendRound(id)
    expect((await messagesOf(id)).map(({ recipient }) => recipient)).toEqual(['claire.meanwhile@exemple.example'])
    const token = signId(unsubscribePurpose, (await recipientsOf(id))[0]!.id)
    expect(await findSubscription(structure.id, token)).toMatchObject({ address: 'claire.meanwhile@exemple.example' })
    await move('claire.since@exemple.example')
    await setSubscription({ kind: 'visitor' }, { structureId: structure.id, token, wants: false })
    const next = await draft({ files: filesOf([one]) })
    expect(await confirm(next.id)).toMatchObject({ refusal: 'no_recipient' })
  })
})
