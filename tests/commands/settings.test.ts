import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { structures } from '@/db/schema/structures'
import { auditJournal } from '@/db/views'
import { listOwnChapters } from '@/lib/help/queries'
import { publishTerms, withdrawTerms } from '@/lib/settings/commands/publish-terms'
import { saveSettings } from '@/lib/settings/commands/save-settings'
import { resetChapter, writeChapter } from '@/lib/settings/commands/write-help'
import { countLive, listTerms } from '@/lib/settings/queries'
import { getTermsInForce } from '@/lib/structures/queries'
import { makeCourse } from '../factories/course'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { makeTeacherWithAvailability } from '../factories/teacher'
import { createTestDatabase } from '../support/database'

await createTestDatabase()

let structure: TestStructure
let admin: TestStaff

beforeEach(async () => {
  structure = await makeStructure(db())
  admin = await makeStaff(db(), structure)
})

const read = async () => (await db().select().from(structures).where(eq(structures.id, structure.id)))[0]!
const journal = () => db().select().from(auditJournal).where(eq(auditJournal.structureId, structure.id))

describe('[2.F3] the settings of a structure', () => {
  test('are kept once, with what changed in the journal', async () => {
    const given = {
      revision: 0,
      patch: { name: 'Nouvelle', settings: { homeMessage: 'Bonjour', money: { bank: { name: 'B' } } } },
    }
    expect(await saveSettings(admin.actor, given)).toEqual({ ok: true, value: { revision: 1 } })
    const { name, settings, revision } = await read()
    expect({ name, revision, home: settings.homeMessage }).toEqual({ name: 'Nouvelle', revision: 1, home: 'Bonjour' })
    expect(settings.money).toEqual({
      ...structure.settings.money,
      bank: { ...structure.settings.money.bank, name: 'B' },
    })
    expect(await saveSettings(admin.actor, given), 'the same click twice').toEqual({ ok: true, value: { revision: 1 } })
    const entries = await journal()
    expect(entries).toHaveLength(1)
    expect(entries[0]).toMatchObject({
      operation: 'settings.changed',
      after: { name: 'Nouvelle', 'settings.homeMessage': 'Bonjour', 'settings.money.bank.name': 'B' },
    })
  })

  test('two admins never write over each other unseen: settings_changed', async () => {
    const [one, other] = await Promise.all([
      saveSettings(admin.actor, { revision: 0, patch: { tagline: 'Une' } }),
      saveSettings(admin.actor, { revision: 0, patch: { tagline: 'Autre' } }),
    ])
    const refused = [one, other].filter((outcome) => !outcome.ok)
    expect(refused).toMatchObject([{ refusal: 'settings_changed' }])
    expect((await read()).revision).toBe(1)
  })

  test('a module with sessions to come isn’t put away: module_in_use; a logo is one of its own pictures: logo_unknown', async () => {
    const teacher = await makeTeacherWithAvailability(db(), structure)
    await makeCourse(db(), structure, { teacherId: teacher.id, firstOn: '2099-01-07' })
    const { courses } = await countLive(structure.id)
    expect(courses).toBeGreaterThan(0)
    expect(await saveSettings(admin.actor, { revision: 0, patch: { settings: { modules: ['shop'] } } })).toMatchObject({
      refusal: 'module_in_use',
      detail: { module: 'courses', count: courses },
    })
    const logoId = '00000000-0000-4000-8000-000000000000'
    expect(await saveSettings(admin.actor, { revision: 0, patch: { logoId } })).toMatchObject({
      refusal: 'logo_unknown',
    })
    expect((await read()).revision).toBe(0)
  })
})

describe('[6.L3] the versions of the terms', () => {
  const body = '## 1. Objet\n\nUne condition de plus, écrite à la main.'

  test('a version waits for its day, may be taken back until then, and the one in force stays', async () => {
    const published = await publishTerms(admin.actor, { body, inForceFrom: '2099-01-01', seenVersion: 1 })
    expect(published).toEqual({ ok: true, value: { version: 2 } })
    expect((await getTermsInForce(structure.id)).version).toBe(1)
    expect((await getTermsInForce(structure.id, '2099-01-01')).version).toBe(2)
    expect(
      await publishTerms(admin.actor, { body: `${body} Et.`, inForceFrom: '2099-02-01', seenVersion: 1 }),
    ).toMatchObject({
      refusal: 'terms_changed',
    })
    expect(await withdrawTerms(admin.actor, 1)).toMatchObject({ refusal: 'terms_changed' })
    expect(await withdrawTerms(admin.actor, 2)).toMatchObject({ ok: true })
    expect(await withdrawTerms(admin.actor, 1)).toMatchObject({ refusal: 'terms_in_force' })
    expect((await listTerms(structure.id)).map(({ version }) => version)).toEqual([1])
    expect((await journal()).map(({ operation }) => operation).sort()).toEqual(['terms.published', 'terms.withdrawn'])
  })
})

describe('[2.F4] the chapters that a structure writes', () => {
  test('replace the catalogue’s until they are taken away, never over one that wasn’t seen', async () => {
    const chapter = { audience: 'member', slug: 'profil', title: 'Chez nous', body: 'Autrement.' } as const
    expect(await writeChapter(admin.actor, { ...chapter, seen: null })).toMatchObject({ ok: true })
    expect(await writeChapter(admin.actor, { ...chapter, seen: null })).toMatchObject({ refusal: 'chapter_changed' })
    expect(await writeChapter(admin.actor, { ...chapter, body: 'Encore.', seen: 1 })).toMatchObject({ ok: true })
    expect(await listOwnChapters(structure.id, 'member')).toEqual([
      { slug: 'profil', title: 'Chez nous', body: 'Encore.', revision: 2 },
    ])
    expect(await resetChapter(admin.actor, chapter)).toMatchObject({ ok: true })
    expect(await resetChapter(admin.actor, chapter)).toMatchObject({ refusal: 'chapter_changed' })
    expect(await listOwnChapters(structure.id, 'member')).toEqual([])
    expect((await journal()).map(({ operation }) => operation).sort()).toEqual([
      'help.reset',
      'help.saved',
      'help.saved',
    ])
  })
})
