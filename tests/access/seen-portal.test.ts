import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeDb } from '@/db/client'
import { portalField } from '@/lib/gate/portal'
import { createTestDatabase } from '../support/database'
import { makePdf } from '../support/proofs'
import { actions } from './actions'
import { pages } from './matrix'
import { callAction, get, listActions, type ServerAction } from './support/calls'
import { fingerprint, journal, leaks, watchChanges } from './support/looks'
import { rulesOf } from './support/rules-of'
import { prepareBuild, type Server, startServer, withoutMiddleware } from './support/servers'
import { cookieOf, makeWorld, type World } from './support/world'

/*
 * Staff who see a member's portal, on the built product and without the middleware: they go wherever the member goes, read
 * what the member reads, and change nothing ([2.B1] [2.B2] [6.S1]).
 */
const database = await createTestDatabase({ checksInvariants: false })
let world: World
let server: Server
let listed: ServerAction[]
let cookie: string

beforeAll(async () => {
  world = await makeWorld()
  await watchChanges(database)
  const buildDir = await prepareBuild(database)
  server = await startServer({ database, buildDir: withoutMiddleware(buildDir, 'seen') })
  listed = listActions(buildDir)
  cookie = await cookieOf(world.seeing, server.secret)
}, 240_000)

afterAll(async () => {
  await server?.stop()
  await closeDb()
})

const carriedBy = (clientFileId: string) => ({ structure: world.structure.slug, [portalField]: clientFileId })
const digest = () => fingerprint(database, journal)
const countSeen = async () =>
  (await database.sql`select from audit_entries where operation = 'impersonation.page_seen'`).length
const isPage = (file: string) => file.endsWith('page.tsx')

describe('[2.B2] pages', () => {
  test.each([...rulesOf('closed'), ...rulesOf('owned')])(
    '%s is seen as its member sees it, under the banner, kept nowhere, and noted',
    async (file, { path, status = 200 }) => {
      const address = path(world, world.one)
      const before = await digest()
      const seen = await countSeen()
      const answer = await get(server, address, cookie)
      expect(answer.status).toBe(status)
      if (status !== 404) expect(answer.headers.get('cache-control')).toMatch(/no-store/)
      if (isPage(file) && status === 200) {
        expect(answer.body).toContain('data-portal-banner')
        expect(answer.body).toContain('Revenir à l’administration')
      }
      expect(leaks(answer.body, world.other, address)).toEqual([])
      expect(await countSeen()).toBeGreaterThan(seen)
      expect(await digest()).toBe(before)
    },
  )

  test.each(rulesOf('owned'))('[0.I9] %s of somebody else doesn’t exist', async (_file, { path }) => {
    const address = path(world, world.other)
    const answer = await get(server, address, cookie)
    expect([303, 404]).toContain(answer.status)
    expect(leaks(answer.body, world.other, address)).toEqual([])
  })
})

describe('[2.B2] forms', () => {
  const pathOf = ({ worker }: ServerAction) => pages[`${worker.replace(/^app\//, '')}.tsx`]!.path(world, world.one)
  const isLeaving = (name: string) => ['logOutAction', 'leavePortalAction'].includes(name)
  const portals = Object.keys(actions).filter((name) => actions[name]!.who !== 'desk' && !isLeaving(name))

  test.each(portals)('staff’s %s changes nothing, whatever the browser sends', async (name) => {
    const action = listed.find((candidate) => candidate.name === name)!
    const own = actions[name]!.fields(world.one, world)
    const before = await digest()
    for (const carried of [carriedBy(world.one.clientFileId), { structure: world.structure.slug }]) {
      const answer = await callAction(server, action, pathOf(action), { ...carried, ...own }, { cookie })
      expect(answer.status).toBeLessThan(500)
    }
    expect(await digest()).toBe(before)
  })

  test.each(portals)('[2.B1] a member’s %s from a page rendered for somebody else does nothing', async (name) => {
    const action = listed.find((candidate) => candidate.name === name)!
    const fields = { ...carriedBy(world.other.clientFileId), ...actions[name]!.fields(world.one, world) }
    const before = await digest()
    const member = await cookieOf(world.one.sessionId, server.secret)
    const answer = await callAction(server, action, pathOf(action), fields, { cookie: member })
    expect(answer.status).toBeLessThan(500)
    expect(await digest()).toBe(before)
  })

  test.each(rulesOf('posted'))(
    '%s takes no file from staff; a paper is the one thing they may ask for',
    async (_file, { path, fields, file }) => {
      const form = new FormData()
      const all = { ...carriedBy(world.one.clientFileId), ...fields(world.one) }
      for (const [name, value] of Object.entries(all)) form.append(name, value)
      if (file) form.append(file, new Blob([makePdf() as BlobPart]), 'preuve.pdf')
      const before = await digest()
      const url = server.origin + path(world, world.one)
      const answer = await fetch(url, { method: 'POST', body: form, headers: { cookie }, redirect: 'manual' })
      const location = answer.headers.get('location') ?? ''
      if (file) {
        expect(location).toContain('erreur=staff_as')
        expect(await digest()).toBe(before)
      } else {
        expect(location).toContain('/mon-compte/documents/')
        const [asked] =
          await database.sql`select actor ->> 'kind' as kind from audit_entries where operation = 'impersonation.paper_asked'`
        expect(asked).toEqual({ kind: 'staffAs' })
      }
    },
  )
})

test('[2.B3] over, the next page of the portal leads back to the file in the office', async () => {
  await database.sql`update impersonations set expires_at = now() where ended_at is null`
  const answer = await get(server, `/${world.structure.slug}/mon-compte/profil`, cookie)
  expect([answer.status, answer.location]).toEqual([
    307,
    `/${world.structure.slug}/gestion/dossiers/${world.one.fileNumber}`,
  ])
  expect(leaks(answer.body, world.one, answer.location)).toEqual([])
  await expect.poll(async () => (await database.sql`select ended_by from impersonations`)[0]!.ended_by).toBe('expiry')
})
