import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { messages } from '@/db/schema/messages'
import { outboxEvents } from '@/db/schema/outbox'
import { keptReady, ownConfirmation } from '@/db/seed/templates'
import { auditJournal } from '@/db/views'
import { writeFileAttached } from '@/emails/messages/account'
import { unwrap } from '@/lib/core/outcome'
import { noteSent } from '@/lib/deliveries/commands/note-delivery'
import { findMessage } from '@/lib/deliveries/queries/find-message'
import { prepare } from '@/lib/messages/flows/prepare'
import { archiveFree, createFree, renameFree } from '@/lib/templates/commands/keep-free'
import { resetTemplate, saveTemplate, showTemplate, tryTemplate } from '@/lib/templates/flows/show-template'
import { findWords, listVersions } from '@/lib/templates/queries/find-words'
import { findFree, listFree, listOwnWords } from '@/lib/templates/queries/list-templates'
import type { Locale, TemplateKey } from '@/lib/templates/types'
import { makeMember, type TestMember } from '../factories/member'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'

await createTestDatabase()

let structure: TestStructure
let admin: TestStaff
let member: TestMember

beforeEach(async () => {
  structure = await makeStructure(db())
  admin = await makeStaff(db(), structure)
  member = await makeMember(db(), structure)
})

const event = { event: 'file_attached' } as const
const text = { subject: 'Pour {cher}', body: '{cher}, le dossier {numero} de {titulaire} est ouvert.\n\n[bouton]' }
type Given = typeof text & { key: TemplateKey; seen: number; locale: Locale }
const save = (given: Partial<Given> = {}) =>
  saveTemplate(admin.actor, { key: event, locale: 'fr-FR', seen: 0, ...text, ...given })

describe('[2.C3] the words of a template', () => {
  test('are kept version after version, with who wrote them; the same words again are none', async () => {
    expect(await save()).toEqual({ ok: true, value: { version: 1 } })
    expect(await save({ seen: 1 }), 'the same words').toEqual({ ok: true, value: { version: 1 } })
    expect(await save({ seen: 1, subject: 'Autre' })).toEqual({ ok: true, value: { version: 2 } })
    const versions = await listVersions(structure.id, event, 'fr-FR')
    expect(versions.map(({ version, subject }) => [version, subject])).toEqual([
      [2, 'Autre'],
      [1, 'Pour {cher}'],
    ])
    expect((await listOwnWords(structure.id)).get('file_attached')).toEqual(['fr-FR'])
    const journal = await db().select().from(auditJournal).where(eq(auditJournal.structureId, structure.id))
    expect(journal.map(({ operation }) => operation)).toEqual(['template.saved', 'template.saved'])
  })

  test('with a variable that doesn’t exist, or without what the mail is for, aren’t kept', async () => {
    expect(await save({ body: '{prenon_client}\n\n[bouton]' })).toMatchObject({
      ...{ refusal: 'unknown_variable', detail: { variable: 'prenon_client', near: 'prenom_client' } },
    })
    expect(await save({ body: 'Le {heure}\n\n[bouton]' })).toMatchObject({ refusal: 'variable_elsewhere' })
    expect(await save({ body: 'Sans rien' })).toMatchObject({ refusal: 'block_needed', detail: { block: 'bouton' } })
    expect(await listVersions(structure.id, event, 'fr-FR')).toEqual([])
  })

  test('of an order keep what the law wants in them [6.L2]', async () => {
    const key = { event: 'order_paid' } as const
    const order = { key, locale: 'fr-FR', seen: 0, subject: 'Merci', body: '[commande]\n\n[bouton]' } as const
    expect(await saveTemplate(admin.actor, order)).toMatchObject({
      ...{ refusal: 'variable_needed', detail: { variable: 'retractation' } },
    })
  })

  test('are written over what their author saw: changed_meanwhile, of two at once', async () => {
    const outcomes = await Promise.all([save({ subject: 'Une' }), save({ subject: 'Autre' })])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.filter(({ ok }) => !ok)).toMatchObject([{ refusal: 'changed_meanwhile' }])
    expect(await listVersions(structure.id, event, 'fr-FR')).toHaveLength(1)
  })

  test('go back to the product’s as a version, and can be taken again', async () => {
    await save()
    const which = { key: event, locale: 'fr-FR' } as const
    expect(await resetTemplate(admin.actor, { ...which, seen: 1 })).toEqual({ ok: true, value: { version: 2 } })
    expect(await findWords(structure.id, event, 'fr-FR')).toBeNull()
    expect((await listOwnWords(structure.id)).size).toBe(0)
    expect(await save({ seen: 2 })).toEqual({ ok: true, value: { version: 3 } })
    expect(await findWords(structure.id, event, 'fr-FR')).toMatchObject(text)
  })

  test('are another structure’s business nowhere else', async () => {
    await save()
    const other = await makeStructure(db())
    expect(await findWords(other.id, event, 'fr-FR')).toBeNull()
  })
})

describe('[2.C3] a mail leaves in its structure’s words', () => {
  const deliver = async (key: string) => {
    const occasion = { structureId: structure.id, key }
    const file = { firstName: 'Anne', lastName: 'Weil', number: 12 }
    const [id] = await prepare(occasion, async () => [
      {
        template: 'file_attached',
        recipient: member.email,
        clientFileId: member.clientFileId,
        write: (sender, override) => writeFileAttached(sender, file, override),
      },
    ])
    return (await db().select().from(messages).where(eq(messages.id, id!)))[0]!
  }
  const set = (given: { civility?: 'madame'; locale?: 'en' | 'fr-CA'; firstName?: string }) =>
    db().update(clientFiles).set(given).where(eq(clientFiles.id, member.clientFileId))

  test('greeting its reader, in their language, or else in French', async () => {
    expect((await deliver('one')).subject).toMatch(/^Un dossier d/)
    await save()
    await set({ civility: 'madame', firstName: 'Anne', locale: 'en' })
    expect(await deliver('two')).toMatchObject({ subject: 'Pour Chère Anne' })
    expect((await deliver('two')).text).toContain('Chère Anne, le dossier 12 d’Anne Weil est ouvert.')
    await save({ locale: 'en', subject: 'For you', body: '{cher}, welcome.\n\n[bouton : Open my file]' })
    const english = await deliver('three')
    expect(english).toMatchObject({ subject: 'For you' })
    expect(english.html).toContain('lang="en"')
    expect(english.text).toContain('Dear Anne, welcome.')
    expect(english.text).toMatch(/Open my file/)
    expect(english.text).toContain('because you have an account at')
  })
})

describe('[2.C3] free templates', () => {
  const make = async (name: string) => {
    const made = await createFree(admin.actor, name)
    return made.ok ? made.value.id : ''
  }

  test('are created, named, put away and taken out again; a name is one’s: name_taken', async () => {
    const id = await make('Rentrée')
    expect(await createFree(admin.actor, 'rentrée')).toMatchObject({ refusal: 'name_taken' })
    expect(await archiveFree(admin.actor, id, true)).toMatchObject({ ok: true })
    const other = await make('Rentrée')
    expect(await archiveFree(admin.actor, id, false)).toMatchObject({ refusal: 'name_taken' })
    expect(await renameFree(admin.actor, other, 'Rentrée 2027')).toMatchObject({ ok: true })
    expect(await archiveFree(admin.actor, id, false)).toMatchObject({ ok: true })
    expect((await listFree(structure.id)).map(({ name }) => name)).toEqual(['Rentrée', 'Rentrée 2027'])
  })

  test('hold the variables of any message, and no words once put away: not_found', async () => {
    const key = { freeTemplateId: await make('Séance') }
    const words = {
      key,
      locale: 'fr-FR',
      seen: 0,
      subject: '{cours}',
      body: '{cher}, le {date} à {heure}. {offre}',
    } as const
    expect(await saveTemplate(admin.actor, words)).toEqual({ ok: true, value: { version: 1 } })
    expect(await findFree(structure.id, key.freeTemplateId)).toMatchObject({ locales: ['fr-FR'] })
    await archiveFree(admin.actor, key.freeTemplateId, true)
    expect(await saveTemplate(admin.actor, { ...words, seen: 1, subject: 'Autre' })).toMatchObject({
      refusal: 'not_found',
    })
  })

  test('of another structure don’t exist', async () => {
    const stranger = await makeStaff(db(), await makeStructure(db()))
    const id = await make('À nous')
    expect(await renameFree(stranger.actor, id, 'À eux')).toMatchObject({ refusal: 'not_found' })
    expect(await findFree(stranger.actor.structureId, id)).toBeNull()
  })
})

describe('[2.C3] a template is shown and tried', () => {
  const draft = { key: event, locale: 'fr-FR', ...text } as const

  test('as a real client would read it', async () => {
    await db()
      .update(clientFiles)
      .set({ civility: 'monsieur', firstName: 'Paul' })
      .where(eq(clientFiles.id, member.clientFileId))
    const shown = await showTemplate(admin.actor, { ...draft, clientFileId: member.clientFileId })
    expect(shown).toMatchObject({ ok: true, value: { subject: 'Pour Cher Paul' } })
    const typical = await showTemplate(admin.actor, { ...draft, clientFileId: null })
    expect(typical).toMatchObject({ ok: true, value: { subject: 'Pour Chère Léa' } })
  })

  test('by oneself alone, as often as one asks', async () => {
    const tried = await tryTemplate(admin.actor, { ...draft, clientFileId: null })
    expect(tried).toMatchObject({ ok: true, value: { address: expect.stringContaining('@') } })
    await tryTemplate(admin.actor, { ...draft, clientFileId: null })
    const rows = await db().select().from(messages).where(eq(messages.authorId, admin.actor.accountId))
    expect(rows).toHaveLength(2)
    expect(rows[0]).toMatchObject({ template: 'trial', clientFileId: null, state: 'queued' })
    const told = await db().select().from(outboxEvents).where(eq(outboxEvents.structureId, structure.id))
    expect(told.map(({ topic }) => topic)).toEqual(['message.queued', 'message.queued'])
    await db().execute(
      `update accounts set email = null, issued_identifier = 'sans-adresse' where id = '${admin.actor.accountId}'`,
    )
    expect(await tryTemplate(admin.actor, { ...draft, clientFileId: null })).toMatchObject({
      refusal: 'address_missing',
    })
  })
})

test('[2.A6] [2.F1] a trial shows a client to its writer: the log doesn’t, and keeps nothing of it once it has left', async () => {
  const { clientFileId } = member
  unwrap(await tryTemplate(admin.actor, { key: event, locale: 'fr-FR', ...text, clientFileId }))
  const [trial] = await db().select().from(messages).where(eq(messages.authorId, admin.actor.accountId))
  expect(trial!.text).toContain('Claire')
  expect(await findMessage(admin.actor, trial!.id)).toMatchObject({ html: '', text: '', holdsSecret: false })
  await noteSent(trial!, 'provider-1')
  const [left] = await db().select().from(messages).where(eq(messages.id, trial!.id))
  expect(left).toMatchObject({ state: 'sent', html: '', text: '' })
})

test('[2.C3] the words of the demonstration may be saved as they are', async () => {
  expect(await save({ key: { event: 'order_paid' }, ...ownConfirmation })).toMatchObject({ ok: true })
  for (const { name, ...words } of keptReady) {
    const free = unwrap(await createFree(admin.actor, name))
    expect(await save({ key: { freeTemplateId: free.id }, ...words }), name).toMatchObject({ ok: true })
  }
})
