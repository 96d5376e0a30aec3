import { beforeEach, describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import type { Staff } from '@/lib/core/actor'
import { placeCredit } from '@/lib/courses/commands/place-credit'
import { abandonImport, startImport, startTakingBack } from '@/lib/imports/commands/move-import'
import { previewFile, runLines, takeBackLines } from '@/lib/imports/flows'
import { findImport, listImportLines } from '@/lib/imports/queries/list-imports'
import { mostImportBytes } from '@/lib/imports/types'
import { makeCourse, makeGroupOffer } from '../factories/course'
import { makeMember } from '../factories/member'
import { makeOffer } from '../factories/offer'
import { makeStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'

const database = await createTestDatabase()
let structure: TestStructure
let actor: Staff

beforeEach(async () => {
  structure = await makeStructure(db())
  actor = (await makeStaff(db(), structure)).actor
  await makeOffer(db(), structure, { slug: 'forfait-10', name: 'Forfait de 10 cours', kind: 'individual' })
})

const head =
  'Nom;Prénom;E-mail;Code postal;Prénom de l’élève;Adhésion du;Adhésion au;Forfait;Cours restants;Valable jusqu’au'
const file = (...lines: string[]) => ({
  name: 'élèves.csv',
  bytes: new TextEncoder().encode([head, ...lines].join('\r\n')),
})
const preview = async (...lines: string[]): Promise<string> => {
  const kept = await previewFile(actor, file(...lines))
  if (!kept.ok) throw new Error(kept.refusal)
  return kept.value
}
async function run(id: string): Promise<void> {
  expect(await startImport(actor, id)).toMatchObject({ ok: true })
  while ((await runLines(structure.id, id)) > 0);
}
async function takeBack(id: string): Promise<void> {
  expect(await startTakingBack(actor, id)).toMatchObject({ ok: true })
  let before = Number.MAX_SAFE_INTEGER
  do before = await takeBackLines(structure.id, id, before)
  while (before > 0)
}
const count = async (table: string) =>
  Number((await database.sql.unsafe(`select count(*) n from ${table} where structure_id = '${structure.id}'`))[0]!.n)

describe('[1.H10] an import', () => {
  test('of which half the lines are wrong writes the others, and gives the wrong ones back with why', async () => {
    const id = await preview(
      'Durand;Paul;paul@exemple.example;75011;;01/09/2026;31/08/2027;Forfait de 10 cours;7;31/12/2099',
      'Durand;Paul;paul@exemple.example;75011;Noé;;;forfait-10;3;31/12/2099',
      'Petit;Anna;pas une adresse;;;;;;;',
      'Blanc;;;;;;;;;',
      'Roux;Lise;;33000;;01/09/2026;;;;',
      'Noir;Zoé;;69001;;;;;;',
    )
    expect(await count('client_files')).toBe(0)
    expect(await findImport(actor, id)).toMatchObject({ state: 'previewed', ready: 3, wrong: 3 })
    await run(id)
    expect(await findImport(actor, id)).toMatchObject({ state: 'done', written: 3, wrong: 3, linesDone: 3 })
    const files = await database.sql`
      select first_name, origin, account_id, must_answer_consents from client_files where structure_id = ${structure.id} order by number`
    expect(files).toEqual([
      { first_name: 'Paul', origin: 'import', account_id: null, must_answer_consents: true },
      { first_name: 'Zoé', origin: 'import', account_id: null, must_answer_consents: true },
    ])
    const passes = await database.sql`
      select l.first_name, p.name, sum(e.amount)::int as credits from passes p join learners l on l.id = p.learner_id
      join pass_entries e on e.pass_id = p.id where p.structure_id = ${structure.id} group by 1, 2 order by 1`
    expect(passes).toEqual([
      { first_name: 'Noé', name: 'Forfait de 10 cours', credits: 3 },
      { first_name: 'Paul', name: 'Forfait de 10 cours', credits: 7 },
    ])
    expect(await count('memberships')).toBe(1)
    const written = await listImportLines(actor, id, ['written'], 10)
    expect(written.map(({ fileNumber }) => fileNumber)).toEqual([1, 1, 2])
    const wrong = await listImportLines(actor, id, ['wrong'], 10)
    expect(wrong.map(({ lineNumber, problems }) => [lineNumber, problems[0]!.column])).toEqual([
      [4, 'email'],
      [5, 'firstName'],
      [6, 'memberUntil'],
    ])
  })

  test('run twice, stopped in the middle or started again, writes each line once', async () => {
    const id = await preview('Durand;Paul;;75011;;;;forfait-10;7;31/12/2099', 'Noir;Zoé;;69001;;;;;;')
    await startImport(actor, id)
    expect(await startImport(actor, id)).toMatchObject({ ok: false, refusal: 'not_previewed' })
    await Promise.all([runLines(structure.id, id), runLines(structure.id, id)])
    await runLines(structure.id, id)
    expect([await count('client_files'), await count('passes')]).toEqual([2, 1])
    expect(await findImport(actor, id)).toMatchObject({ state: 'done', linesDone: 2 })
  })

  test('of the same file again adds nobody: they are known, or their lessons are judged again', async () => {
    await run(await preview('Noir;Zoé;;69001;;01/09/2026;31/08/2027;;;'))
    const again = await preview('Noir;Zoé;;69001;;01/09/2026;31/08/2027;;;', 'NOIR;zoe;;69001;;;;;;')
    expect(await findImport(actor, again)).toMatchObject({ ready: 0, wrong: 1, known: 1 })
    expect(await startImport(actor, again)).toMatchObject({ ok: false, refusal: 'nothing_ready' })
  })

  test('judges again what changed since its preview', async () => {
    const first = await preview('Noir;Zoé;;69001;;01/09/2026;31/08/2027;;;')
    const second = await preview('Noir;Zoé;;69001;;01/01/2027;31/12/2027;;;')
    await run(first)
    await run(second)
    expect(await findImport(actor, second)).toMatchObject({ written: 0, wrong: 1 })
    expect(await count('client_files')).toBe(1)
  })

  test('is taken back but for what was used since, and told apart', async () => {
    const id = await preview(
      'Durand;Paul;;75011;;01/09/2026;31/08/2027;forfait-10;7;31/12/2099',
      'Durand;Paul;;75011;Noé;;;forfait-10;3;31/12/2099',
      'Noir;Zoé;;69001;;;;;;',
    )
    await run(id)
    await database.sql`
      insert into pass_entries (structure_id, pass_id, kind, amount, business_key, actor)
      select p.structure_id, p.id, 'adjust', -1, 'adjust:test', '{}' from passes p join learners l on l.id = p.learner_id
      where p.structure_id = ${structure.id} and l.first_name = 'Noé'`
    await takeBack(id)
    expect(await findImport(actor, id)).toMatchObject({ state: 'undone', undone: 1, written: 2 })
    const names = await database.sql`select first_name from client_files where structure_id = ${structure.id}`
    expect(names.map((row) => row.first_name)).toEqual(['Paul'])
    expect(await count('passes')).toBe(2)
    expect(await startTakingBack(actor, id)).toMatchObject({ ok: false, refusal: 'not_done' })
  })

  test('taken back whole leaves nothing but its trace in the journal', async () => {
    const id = await preview('Durand;Paul;;75011;Noé;01/09/2026;31/08/2027;forfait-10;7;31/12/2099')
    await run(id)
    await takeBack(id)
    for (const table of ['client_files', 'learners', 'guardianships', 'passes', 'pass_entries', 'memberships']) {
      expect([table, await count(table)]).toEqual([table, 0])
    }
    const operations = await database.sql`
      select distinct operation from audit_entries where structure_id = ${structure.id} and operation like 'import%' order by 1`
    expect(operations.map((row) => row.operation)).toEqual([
      'import.line',
      'import.preview',
      'import.start',
      'import.take_back',
      'import.undo',
    ])
  })

  test('nobody wants leaves none of its lines', async () => {
    const id = await preview('Noir;Zoé;;69001;;;;;;')
    expect(await abandonImport(actor, id)).toMatchObject({ ok: true })
    expect(await count('import_lines')).toBe(0)
    expect(await startImport(actor, id)).toMatchObject({ ok: false, refusal: 'nothing_ready' })
  })

  test('adds to somebody who is there, and touches nothing of what is known of them', async () => {
    const member = await makeMember(db(), structure, { firstName: 'Léa', lastName: 'Gris', postcode: '44000' })
    await run(await preview('GRIS;lea;autre@exemple.example;44000;;;;forfait-10;4;31/12/2099'))
    expect(await count('client_files')).toBe(1)
    const [file] = await database.sql`select email, last_name from client_files where id = ${member.clientFileId}`
    expect(file).toMatchObject({ last_name: 'Gris' })
    expect(file!.email).not.toBe('autre@exemple.example')
    expect(await count('passes')).toBe(1)
  })

  test('gives lessons left of a group package as credits, which their holder places on sessions', async () => {
    const member = await makeMember(db(), structure, { firstName: 'Zoé', lastName: 'Noir' })
    const course = await makeCourse(db(), structure, { firstOn: '2099-01-07', count: 4, capacity: 2 })
    await makeGroupOffer(db(), structure, [course.id], { slug: 'collectif', postponements: 1 })
    const { email } = member
    const id = await preview(`Noir;Zoé;${email};;;;;collectif;2;31/12/2099`)
    await run(id)
    expect(await findImport(actor, id)).toMatchObject({ written: 1, wrong: 0 })
    const [pass] =
      await database.sql`select id, course_id, postponements from passes where structure_id = ${structure.id}`
    expect(pass).toMatchObject({ course_id: course.id, postponements: 1 })
    const place = (rank: number) =>
      placeCredit(member.actor, { passId: pass!.id, sessionId: course.sessions[rank]!.id })
    expect(await place(1)).toMatchObject({ ok: true })
    expect(await place(2)).toMatchObject({ ok: true })
    expect(await place(3)).toMatchObject({ ok: false, refusal: 'no_credit_left' })
  })

  test('of another structure doesn’t exist', async () => {
    const id = await preview('Noir;Zoé;;69001;;;;;;')
    const { actor: stranger } = await makeStaff(db(), await makeStructure(db()))
    expect(await findImport(stranger, id)).toBeNull()
    expect(await startImport(stranger, id)).toMatchObject({ ok: false })
    expect(await abandonImport(stranger, id)).toMatchObject({ ok: false, refusal: 'not_found' })
    expect(await findImport(actor, id)).toMatchObject({ ready: 1 })
  })
})

describe('[1.H10] a file', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  test.each<[string, Uint8Array, string]>([
    ['without a byte', new Uint8Array(), 'file_missing'],
    ['too heavy', new Uint8Array(mostImportBytes + 1), 'file_too_big'],
    ['that is a picture', new Uint8Array([0x89, 0x50, 0, 1]), 'file_not_text'],
    ['with a quote left open', bytes('Nom;Prénom\n"Durand;Paul'), 'file_malformed'],
    ['without the names', bytes('Ville;Pays\nParis;France'), 'columns_missing'],
    ['with its headings alone', bytes('Nom;Prénom\n'), 'file_empty'],
    ['without end', bytes(`Nom,Prénom\n${'a,b\n'.repeat(5_001)}`), 'file_too_long'],
  ])('%s gets one clear sentence', async (_name, given, refusal) => {
    expect(await previewFile(actor, { name: 'x.csv', bytes: given })).toMatchObject({ ok: false, refusal })
    expect(await count('imports')).toBe(0)
  })

  test('of an old spreadsheet, in Windows-1252 with tabs, is read as well', async () => {
    const text = 'Nom\tPrénom\nLef\u00e8vre\tZo\u00e9'
    const kept = await previewFile(actor, { name: 'x.csv', bytes: Buffer.from(text, 'latin1') })
    const [line] = kept.ok ? await listImportLines(actor, kept.value, ['ready'], 1) : []
    expect(line!.cells).toEqual({ lastName: 'Lefèvre', firstName: 'Zoé' })
  })
})
