import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDb, db } from '@/db/client'
import { secondFactors } from '@/db/schema/accounts'
import { makeStaff, type TestStaff } from '../factories/staff'
import { makeStructure, type TestStructure } from '../factories/structure'
import { createTestDatabase } from '../support/database'
import { listFormParts } from '../support/form-parts'
import { pages, type Rule } from './matrix'
import { callAction, get, listActions } from './support/calls'
import { prepareBuild, type Server, startServer, withoutMiddleware } from './support/servers'
import { cookieOf } from './support/world'

/* What a structure's settings close, on the built product and without the middleware ([2.F1] [2.F3] [6.S5]). */
const database = await createTestDatabase({ checksInvariants: false })
let structure: TestStructure
let without: TestStaff
let withFactor: TestStaff
let bare: TestStructure
let server: Server
let buildDir: string
const cookies: Record<'without' | 'withFactor', string> = { without: '', withFactor: '' }

beforeAll(async () => {
  structure = await makeStructure(db())
  await database.sql`update structures
    set settings = jsonb_set(settings, '{security,requiresSecondFactor}', 'true') where id = ${structure.id}`
  without = await makeStaff(db(), structure)
  withFactor = await makeStaff(db(), structure)
  bare = await makeStructure(db(), { settings: { modules: [] } })
  await db()
    .insert(secondFactors)
    .values({ accountId: withFactor.accountId, sealedSecret: 'x', confirmedAt: new Date(0) })
  buildDir = await prepareBuild(database)
  server = await startServer({ database, buildDir: withoutMiddleware(buildDir, 'factor') })
  cookies.without = await cookieOf(without.sessionId, server.secret)
  cookies.withFactor = await cookieOf(withFactor.sessionId, server.secret)
}, 240_000)

afterAll(async () => {
  await server?.stop()
  await closeDb()
})

const isAboutNothing = (rule: Rule): rule is Extract<Rule, { kind: 'desk' }> => rule.kind === 'desk' && !rule.hasId
const office = Object.values(pages)
  .filter(isAboutNothing)
  .map(({ path }) => path({ structure: { slug: ':s' } } as never, {} as never).replace('/:s', ''))
const isSecurity = (path: string) => path.startsWith('/gestion/securite')

test.each(office.filter((path) => !isSecurity(path)))(
  '%s sends somebody without one to set it up first',
  async (path) => {
    const answer = await get(server, `/${structure.slug}${path}`, cookies.without)
    expect([answer.status, answer.location]).toEqual([307, `/${structure.slug}/gestion/securite`])
  },
)

test('they set it up, and whoever has one works', async () => {
  const at = (path: string) => `/${structure.slug}/gestion/${path}`
  expect((await get(server, at('securite'), cookies.without)).status).toBe(200)
  for (const path of ['securite', 'equipe', 'journal'])
    expect([path, (await get(server, at(path), cookies.withFactor)).status]).toEqual([path, 200])
})

test('a form of the office does nothing without one', async () => {
  const action = listActions(buildDir).find(({ name }) => name === 'suspendStaffAction')!
  const fields = { structure: structure.slug, account: withFactor.accountId }
  const path = `/${structure.slug}/gestion/equipe/${withFactor.accountId}`
  const suspended = async () => (await database.sql`select from staff_members where is_suspended`).length
  await callAction(server, action, path, fields, { cookie: cookies.without })
  expect(await suspended()).toBe(0)
  await callAction(server, action, path, { ...fields, account: without.accountId }, { cookie: cookies.withFactor })
  expect(await suspended()).toBe(1)
})

const missing = 'NEXT_HTTP_ERROR_FALLBACK;404'
const sendEmpty = async (name: string, { slug }: TestStructure) => {
  const action = listActions(buildDir).find((listed) => listed.name === name)!
  return (await callAction(server, action, `/${slug}`, { structure: slug })).body
}
const ofParts = listFormParts().filter(({ part }) => part !== null)

test.each(ofParts)('the form of $name goes with $part, where the structure doesn’t run it', async ({ name }) => {
  expect(await sendEmpty(name, bare)).toContain(missing)
  if (!name.startsWith('add')) expect(await sendEmpty(name, structure)).not.toContain(missing)
})
