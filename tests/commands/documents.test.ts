import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { findDocumentByKey, findDocumentFile } from '@/lib/documents/queries'
import { makeDocument } from '../factories/document'
import { makeMember, type TestMember } from '../factories/member'
import { makeStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'

const database = await createTestDatabase()

let structure: TestStructure
let owner: TestMember
beforeAll(async () => {
  structure = await makeStructure(db())
  owner = await makeMember(db(), structure)
})

const ownerOf = (member: TestMember) => ({ structureId: structure.id, clientFileId: member.clientFileId })

describe('[6.R10] a stored document', () => {
  test('keeps its bytes, as they were, with their SHA-256', async () => {
    const bytes = new Uint8Array(300_000).map((_, index) => index * 7)
    const stored = await makeDocument(db(), ownerOf(owner), { bytes })
    expect(stored).toMatchObject({
      byteCount: 300_000,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      mediaType: 'application/pdf',
    })
    const file = await findDocumentFile(owner.actor, stored.id)
    expect(Buffer.compare(file!.bytes, bytes)).toBe(0)
  })

  test('is written once for its business key: the first bytes stay', async () => {
    const first = await makeDocument(db(), ownerOf(owner), { businessKey: 'receipt:1', bytes: Buffer.from('first') })
    const again = await makeDocument(db(), ownerOf(owner), { businessKey: 'receipt:1', bytes: Buffer.from('second') })
    expect(again).toEqual(first)
    expect(await findDocumentByKey(db(), structure.id, 'receipt:1')).toEqual(first)
    expect(Buffer.from((await findDocumentFile(owner.actor, first.id))!.bytes).toString()).toBe('first')
  })

  test('two writers of one key at once leave one document', async () => {
    const write = (text: string) =>
      makeDocument(db(), ownerOf(owner), { businessKey: 'receipt:2', bytes: Buffer.from(text) })
    const stored = await Promise.all(['a', 'b', 'c', 'd'].map(write))
    expect(new Set(stored.map(({ id, sha256 }) => `${id} ${sha256}`)).size).toBe(1)
  })

  test('cannot be changed or removed, by the application or by the owner', async () => {
    const { id } = await makeDocument(db(), ownerOf(owner))
    await expect(
      database.sql`update document_contents set bytes = ''::bytea where document_id = ${id}`,
    ).rejects.toThrow()
    await expect(database.sql`delete from documents where id = ${id}`).rejects.toThrow()
  })
})

describe('[6.S7] whose a document is', () => {
  test('its own client file reads it, nobody else’s does', async () => {
    const { id } = await makeDocument(db(), ownerOf(owner))
    const other = await makeMember(db(), structure)
    expect(await findDocumentFile(owner.actor, id)).toMatchObject({ id })
    for (const actor of [other.actor, { ...owner.actor, structureId: (await makeStructure(db())).id }]) {
      expect(await findDocumentFile(actor, id)).toBeNull()
    }
    expect(await findDocumentFile({ kind: 'visitor' }, id)).toBeNull()
    expect(await findDocumentFile(owner.actor, "x' or true --")).toBeNull()
  })

  test('the money desk of the structure reads it; teachers, organisers and another structure’s office don’t', async () => {
    const { id } = await makeDocument(db(), ownerOf(owner))
    for (const role of ['accountant', 'admin'] as const)
      expect(await findDocumentFile((await makeStaff(db(), structure, { role })).actor, id)).toMatchObject({ id })
    for (const role of ['teacher', 'organiser'] as const)
      expect(await findDocumentFile((await makeStaff(db(), structure, { role })).actor, id)).toBeNull()
    const elsewhere = await makeStaff(db(), await makeStructure(db()))
    expect(await findDocumentFile(elsewhere.actor, id)).toBeNull()
  })
})
