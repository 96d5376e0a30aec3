import { eq, sql } from 'drizzle-orm'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { dataExports } from '@/db/schema/exchanges'
import { fileNotes } from '@/db/schema/file-notes'
import { outboxEvents } from '@/db/schema/outbox'
import type { Staff } from '@/lib/core/actor'
import { askExport } from '@/lib/exports/commands/ask-export'
import { expireExport } from '@/lib/exports/commands/note-export'
import { makeExport } from '@/lib/exports/flows'
import { findDownload, listExports, listSpentExports } from '@/lib/exports/queries/find-exports'
import { clientParts, structureTables } from '@/lib/exports/types'
import { removeFileByOffice } from '@/lib/removals/commands/remove-file'
import { addPicture } from '@/lib/settings/commands/keep-pictures'
import { makeBusyMember } from '@/tests/factories/household'
import { makeMember } from '@/tests/factories/member'
import { makeStaff } from '@/tests/factories/staff'
import { makeStructure, type TestStructure } from '@/tests/factories/structure'
import { createTestDatabase } from '@/tests/support/database'
import { openShop } from '@/tests/support/payments'

const database = await createTestDatabase()
openShop(database, { isDeaf: true })

let structure: TestStructure
let staff: Staff
beforeAll(async () => {
  structure = await makeStructure(db())
  staff = (await makeStaff(db(), structure)).actor
})

async function ask(actor: Parameters<typeof askExport>[0]): Promise<string> {
  const asked = await askExport(actor)
  if (!asked.ok) throw new Error(asked.refusal)
  return asked.value.exportId
}
const unzip = (bytes: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(new Uint8Array(bytes))).map(([name, content]) => [name, content]))

describe('[2.A7] Télécharger mes données', () => {
  test('a zip with all that is held of the file, its papers and its messages, and nothing of anybody else', async () => {
    const busy = await makeBusyMember(structure, { firstName: 'Inès', lastName: 'Quentin' })
    const other = await makeMember(db(), structure, { lastName: 'Tiers', email: 'tiers@ailleurs.example' })
    await db().insert(fileNotes).values({
      structureId: structure.id,
      clientFileId: busy.clientFileId,
      kind: 'general',
      body: 'Note interne',
      authorId: staff.accountId,
    })
    const id = await ask(busy.actor)
    expect(await askExport(busy.actor)).toMatchObject({ refusal: 'export_running' })
    expect(await findDownload(busy.actor, id)).toBeNull()
    expect(await makeExport(id)).toBe('made')
    expect(await makeExport(id)).toBe('nothing')
    const files = unzip((await findDownload(busy.actor, id))!.bytes)
    const data = JSON.parse(strFromU8(files['donnees.json']!))
    expect(Object.keys(data)).toEqual([...clientParts.filter((part) => part !== 'messages'), 'messages'])
    expect(data.dossier[0]).toMatchObject({ first_name: 'Inès', login: busy.email })
    expect(data.commandes).toHaveLength(2)
    expect(data.eleves).toHaveLength(2)
    const names = Object.keys(files)
    expect(names).toContain('LISEZ-MOI.txt')
    expect(names.filter((name) => name.startsWith('papiers/')).length).toBeGreaterThan(1)
    expect(names.filter((name) => name.startsWith('messages/'))).toHaveLength(1)
    const everything = Object.values(files)
      .map((content) => strFromU8(content))
      .join('\n')
    for (const word of ['Note interne', 'tiers@ailleurs.example', structure.id, 'passwordHash', 'password_hash'])
      expect(everything).not.toContain(word)
    expect(await findDownload(other.actor, id)).toBeNull()
    expect(await findDownload(staff, id)).toBeNull()
    const told = await db().select().from(outboxEvents).where(eq(outboxEvents.topic, 'export.ready'))
    expect(told.map(({ payload }) => payload)).toEqual([{ exportId: id }])
  })

  test('its bytes are gone after seven days, and with whoever leaves', async () => {
    const member = await makeMember(db(), structure)
    const id = await ask(member.actor)
    await makeExport(id)
    expect(await findDownload(member.actor, id)).not.toBeNull()
    await db()
      .update(dataExports)
      .set({ expiresAt: sql`app_now() - interval '1 second'` as never })
      .where(eq(dataExports.id, id))
    expect(await findDownload(member.actor, id)).toBeNull()
    expect(await listSpentExports()).toEqual([id])
    await expireExport(id)
    expect(await listExports(member.actor)).toMatchObject([{ state: 'expired' }])
    expect(await listSpentExports()).toEqual([])
    const again = await ask(member.actor)
    await removeFileByOffice(staff, member.clientFileId, 'Demande')
    expect(await makeExport(again)).toBe('nothing')
  })
})

describe('[1.H10] everything a structure has', () => {
  test('a CSV for each table, without formulas, and the papers; for an admin only', async () => {
    const own = await makeStructure(db())
    const { actor } = await makeStaff(db(), own)
    const busy = await makeBusyMember(own, { lastName: 'Export' })
    await db().update(clientFiles).set({ city: '=cmd()' }).where(eq(clientFiles.id, busy.clientFileId))
    const picture = {
      alt: 'La scène',
      mediaType: 'image/png' as const,
      bytes: new Uint8Array([137, 80]),
      width: 1,
      height: 1,
    }
    await addPicture(actor, picture)
    const id = await ask(actor)
    expect(await makeExport(id)).toBe('made')
    const files = unzip((await findDownload(actor, id))!.bytes)
    const tables = Object.keys(files).filter((name) => name.startsWith('tables/'))
    expect(tables).toHaveLength(Object.keys(structureTables).length)
    const table = (name: string) => strFromU8(files[`tables/${name}.csv`]!)
    expect(table('reglages')).toContain(own.slug)
    expect(table('equipe')).toContain('@')
    expect(table('journal, details').split('\r\n').length).toBe(table('journal').split('\r\n').length)
    expect(Object.keys(files).filter((name) => name.startsWith('fichiers/images/'))).toHaveLength(1)
    const dossiers = strFromU8(files['tables/dossiers.csv']!)
    expect(dossiers.split('\r\n').filter(Boolean)).toHaveLength(2)
    expect(dossiers).toContain("'=cmd()")
    expect(dossiers).not.toContain(structure.id)
    expect(Object.keys(files).some((name) => name.startsWith('papiers/proof/'))).toBe(true)
    const { actor: accountant } = await makeStaff(db(), own, { role: 'accountant' })
    expect(await askExport(accountant)).toMatchObject({ refusal: 'not_found' })
    expect(await findDownload(staff, id)).toBeNull()
    expect(await findDownload(busy.actor, id)).toBeNull()
  })
})
