import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { inTransaction } from '@/db/transaction'
import { recordAudits } from '@/lib/core/audit'
import { sealJournal } from '@/lib/journal/commands/seal'
import { checkChain } from '@/lib/journal/queries/check-chain'
import { makeMember, type TestMember } from '../factories/member'
import { makeStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'

const { sql } = await createTestDatabase()

let structure: TestStructure
let member: TestMember

/** Writes `count` entries about one file and seals them; the journal is emptied first, as only its owner can. */
beforeEach(async () => {
  await asOwner('truncate audit_sealed_entries, audit_seals, audit_payloads, audit_entries')
  structure = await makeStructure(db())
  member = await makeMember(db(), structure)
  await write(3)
  await sealJournal()
  await write(2)
  await sealJournal()
})

async function write(count: number) {
  const { actor } = await makeStaff(db(), structure)
  const entry = { structureId: structure.id, operation: 'client_file.open', subjectKind: 'client_file' }
  const about = {
    ...entry,
    subjectId: member.clientFileId,
    clientFileId: member.clientFileId,
    after: { city: 'Paris' },
  }
  await inTransaction(async (tx) =>
    recordAudits(
      tx,
      actor,
      Array.from({ length: count }, () => about),
    ),
  )
}

/** What the owner of the database can do behind the product's back: its triggers and keys are gone. */
const asOwner = (statement: string) => sql.unsafe(statement)
const tables = ['audit_sealed_entries', 'audit_seals', 'audit_payloads', 'audit_entries']
for (const table of tables) {
  await sql.unsafe(`alter table ${table} disable trigger user`)
  const keys = await sql<{ conname: string }[]>`select conname from pg_constraint
    where contype = 'f' and conrelid = ${table}::regclass`
  for (const { conname } of keys) await sql.unsafe(`alter table ${table} drop constraint ${conname}`)
}
const firstOf = (seal: string) =>
  `(select entry_id from audit_sealed_entries where seal_number = (${seal}) and position = 0)`
const addedYesterday = `insert into audit_entries
  (structure_id, actor_kind, actor, operation, subject_kind, subject_id, client_file_id, payload_hash, created_at)
  select structure_id, actor_kind, actor, operation, subject_kind, subject_id, client_file_id, payload_hash,
    created_at - interval '1 day' from audit_entries limit 1`
const oldest = 'select min(number) from audit_seals'

describe('[6.S10] the journal’s chain', () => {
  test('holds every entry once, batch after batch, however often and at once it is sealed', async () => {
    await write(4)
    const sealed = await Promise.all([sealJournal(), sealJournal(), sealJournal()])
    expect(sealed.reduce((total, count) => total + count)).toBe(4)
    expect(await sealJournal()).toBe(0)
    const report = await checkChain()
    expect(report).toMatchObject({ batches: 3, entries: 9, waiting: 0, erased: 0, problem: null })
    expect(report.head).toMatch(/^[\da-f]{64}$/)
  })

  test('says what waits for its seal', async () => {
    await write(2)
    expect(await checkChain()).toMatchObject({ entries: 5, waiting: 2, problem: null })
  })

  test('still holds once what it says of somebody was emptied', async () => {
    await sql`select empty_journal(${structure.id}, ${member.clientFileId})`
    expect(await checkChain()).toMatchObject({ entries: 5, erased: 5, problem: null })
  })

  test.each([
    [
      'an entry that was rewritten',
      `update audit_entries set operation = 'order.pay' where id = ${firstOf(oldest)}`,
      'altered',
    ],
    [
      'an author who was changed',
      `update audit_entries set actor = '{"kind":"job"}' where id = ${firstOf(oldest)}`,
      'altered',
    ],
    [
      'words that were rewritten',
      `update audit_payloads set body = '{}' where entry_id = ${firstOf(oldest)}`,
      'payload_altered',
    ],
    ['an entry that was removed', `delete from audit_entries where id = ${firstOf(oldest)}`, 'missing'],
    [
      'an entry removed with its place, the count put right',
      `delete from audit_sealed_entries where seal_number = (${oldest}) and position = 2;
       update audit_seals set entries = 2 where number = (${oldest})`,
      'altered',
    ],
    [
      'two entries that changed places',
      `update audit_sealed_entries set position = 9 where seal_number = (${oldest}) and position = 0;
       update audit_sealed_entries set position = 0 where seal_number = (${oldest}) and position = 1;
       update audit_sealed_entries set position = 1 where seal_number = (${oldest}) and position = 9`,
      'altered',
    ],
    ['a batch that was removed', `delete from audit_seals where number = (${oldest})`, 'broken_chain'],
    [
      'a batch whose hash was rewritten',
      `update audit_seals set hash = repeat('a', 64) where number = (${oldest})`,
      'altered',
    ],
    [
      'an entry added to a batch',
      `insert into audit_sealed_entries select uuidv7(), (${oldest}), 3; update audit_seals set entries = 4 where number = (${oldest})`,
      'missing',
    ],
    ['an entry added with an old date', addedYesterday, 'backdated'],
  ])('shows %s', async (_what, statement, kind) => {
    expect((await checkChain()).problem).toBeNull()
    await asOwner(statement)
    expect((await checkChain()).problem?.kind).toBe(kind)
  })

  test('shows an entry with an old date once it is sealed too', async () => {
    await asOwner(addedYesterday)
    await sealJournal()
    expect((await checkChain()).problem?.kind).toBe('backdated')
  })

  test('can’t be touched by the product itself', async () => {
    const statements = [
      `update audit_entries set operation = 'x'`,
      'delete from audit_payloads',
      `update audit_seals set hash = 'x'`,
      'delete from audit_sealed_entries',
    ]
    for (const statement of statements) await expect(db().execute(statement)).rejects.toThrow()
  })
})
