import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { consents } from '@/db/schema/file-notes'
import { auditJournal } from '@/db/views'
import { sayConsents } from '@/lib/client-files/commands/say-consents'
import { findMemberContext } from '@/lib/client-files/queries/find-member-context'
import { listConsents } from '@/lib/client-files/queries/list-consents'
import { readChoices } from '@/lib/client-files/rules'
import { firstConsentsSchema } from '@/lib/client-files/schema'
import type { ConsentChoices } from '@/lib/client-files/types'
import { signUp } from '@/lib/learners/commands/sign-up'
import { makeMember, type TestMember } from '../factories/member'
import { makeStructure, type TestStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'

const { sql } = await createTestDatabase()

let structure: TestStructure
let member: TestMember

beforeEach(async () => {
  structure = await makeStructure(db())
  member = await makeMember(db(), structure)
})

const silent: ConsentChoices = { phone: null, post: null, email: null, newsletter: null }
const choicesOf = async () => readChoices(await listConsents(structure.id, member.clientFileId))
const owes = async () => (await findMemberContext(structure.slug, member.sessionId))?.owesAnswers

describe('[2.A8] consents', () => {
  test('are what the holder said last, channel by channel, each word dated with its source', async () => {
    expect(await choicesOf()).toEqual(silent)
    await sayConsents(member.actor, { ...silent, phone: true, email: false }, 'profile')
    await sayConsents(member.actor, { ...silent, phone: false, email: false }, 'profile')
    expect(await choicesOf()).toEqual({ ...silent, phone: false, email: false })
    const entries = await listConsents(structure.id, member.clientFileId)
    // The same word again isn't written again.
    expect(entries.map(({ channel, isGranted }) => [channel, isGranted])).toEqual(
      expect.arrayContaining([
        ['phone', true],
        ['phone', false],
        ['email', false],
      ]),
    )
    expect(entries).toHaveLength(3)
    const journal = await db().select().from(auditJournal).where(eq(auditJournal.clientFileId, member.clientFileId))
    expect(journal.map(({ operation }) => operation)).toEqual(['consents_said', 'consents_said'])
  })

  test('are never changed nor deleted', async () => {
    await sayConsents(member.actor, { ...silent, post: true }, 'profile')
    await expect(db().update(consents).set({ isGranted: false })).rejects.toThrow()
    await expect(db().delete(consents)).rejects.toThrow()
  })

  test('[2.A3] are asked before anything else at a first login, and no more once answered', async () => {
    await db().update(clientFiles).set({ mustAnswerConsents: true }).where(eq(clientFiles.id, member.clientFileId))
    expect(await owes()).toBe(true)
    await sayConsents(member.actor, { phone: true, post: false, email: true, newsletter: false }, 'first_login')
    expect(await owes()).toBe(false)
    expect(await choicesOf()).toEqual({ phone: true, post: false, email: true, newsletter: false })
  })

  test('[2.A3] each question wants an answer; the newsletter is a box, never implied', () => {
    expect(firstConsentsSchema.safeParse({ phone: 'oui', post: 'non' }).success).toBe(false)
    expect(firstConsentsSchema.parse({ phone: 'oui', post: 'non', email: 'oui' })).toMatchObject({ newsletter: false })
  })

  test('[2.A3] a sign-up that ticks the newsletter says so, and nothing else', async () => {
    const identity = {
      email: 'lettre@exemple.example',
      firstName: 'Inès',
      lastName: 'Lettre',
      birthOn: '1990-01-01',
      addressLine1: '1 rue',
      addressLine2: '',
      postcode: '75011',
      city: 'Paris',
      phone: '+33199000098',
    }
    const [terms] = await sql`select id from terms_versions where structure_id = ${structure.id}`
    const scope = { structureId: structure.id, zone: 'Europe/Paris', termsVersionId: terms!.id }
    const secret = { password: 'une valise sous le piano', ipAddress: '', userAgent: '' }
    const signed = await signUp({ ...scope, identity, ...secret, wantsNewsletter: true })
    const clientFileId = signed.ok ? signed.value.clientFileId! : ''
    const entries = await listConsents(structure.id, clientFileId)
    expect(entries.map(({ channel, isGranted, source }) => [channel, isGranted, source])).toEqual([
      ['newsletter', true, 'signup'],
    ])
  })
})
