import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeDb, db } from '@/db/client'
import { type StaffRole, staffRoles } from '@/lib/core/actor'
import { portalField } from '@/lib/gate/portal'
import { makeStaff } from '../factories/staff'
import { createTestDatabase } from '../support/database'
import { makePdf } from '../support/proofs'
import { actions } from './actions'
import { pages, queries } from './matrix'
import { callAction, follow, get, listActions, type ServerAction } from './support/calls'
import { fingerprint, leaks, watchChanges, words } from './support/looks'
import type { Ids } from './support/page-rules'
import { rulesOf } from './support/rules-of'
import { prepareBuild, type Server, startServer, withoutMiddleware } from './support/servers'
import { cookieOf, makeDeadCookies, makeNobody, makeWorld, type World } from './support/world'

/*
 * Who may see and do what, on the built product, as if `middleware.ts` didn't exist: it is never the only guard ([6.S1]).
 * The list of pages comes from `app/`, that of actions from the build, so that a new one can't be forgotten.
 */
const database = await createTestDatabase({ checksInvariants: false })
const isLong = process.env.DIAPASON_LONG === '1'
const nobody = makeNobody()
let world: World
let bare: Server
let whole: Server
let listed: ServerAction[]

beforeAll(async () => {
  world = await makeWorld()
  await watchChanges(database)
  const buildDir = await prepareBuild(database)
  bare = await startServer({ database, buildDir: withoutMiddleware(buildDir) })
  whole = await startServer({ database, buildDir })
  listed = listActions(buildDir)
}, 240_000)

afterAll(async () => {
  await Promise.all([bare?.stop(), whole?.stop()])
  await closeDb()
})

const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((path) =>
  /(^|\/)(page\.tsx|route\.ts)$/.test(path),
)
const cookieOfOne = () => cookieOf(world.one.sessionId, bare.secret)

/** What the forms of the first household's pages carry. */
const carried = () => ({ structure: world.structure.slug, [portalField]: world.one.clientFileId })

const digest = () => fingerprint(database)

describe('[6.S1] nothing is forgotten', () => {
  test('every page and route of app/ is in the matrix', () => {
    expect(files.sort()).toEqual(Object.keys(pages).sort())
  })

  test('every server action of the build is in the matrix', () => {
    expect([...new Set(listed.map(({ name }) => name))].sort()).toEqual(Object.keys(actions).sort())
  })
})

describe('[6.S1] pages, without the middleware', () => {
  test.each([...rulesOf('closed'), ...rulesOf('owned'), ...rulesOf('desk')])(
    'a visitor of %s is sent to the login, and back',
    async (_file, { path }) => {
      const address = path(world, world.one)
      const answer = await get(bare, address)
      expect(answer.status).toBe(307)
      expect(answer.location).toMatch(new RegExp(`^/${world.structure.slug}/(connexion\\?retour=|mon-compte/suivi$)`))
      const navigation = await get(bare, address, undefined, true)
      expect(leaks(answer.body + navigation.body, world.one, address)).toEqual([])
    },
  )

  test.each(rulesOf('closed').concat(rulesOf('owned') as never))(
    'a member sees their own %s, never stored, nothing of others',
    async (_file, { path, status = 200 }) => {
      const address = path(world, world.one)
      const answer = await get(bare, address, await cookieOfOne())
      expect(answer.status).toBe(status)
      expect(answer.location).not.toContain('connexion')
      if (status !== 404) expect(answer.headers.get('cache-control')).toMatch(/no-store/)
      const navigation = await get(bare, address, await cookieOfOne(), true)
      expect(leaks(answer.body + navigation.body, world.other, address)).toEqual([])
    },
  )

  test.each(rulesOf('owned'))('[0.I9] somebody else’s %s doesn’t exist', async (_file, { path }) => {
    const cookie = await cookieOfOne()
    const theirs = path(world, world.other)
    const answer = await follow(bare, theirs, cookie)
    const navigation = await get(bare, theirs, cookie, true)
    const missing = await follow(bare, path(world, nobody), cookie)
    expect([answer.status, missing.status]).toEqual([404, 404])
    expect(words(answer.body)).toBe(words(missing.body))
    expect(leaks(answer.body + navigation.body, world.other, theirs)).toEqual([])
  })

  test.each(rulesOf('owned'))('a made-up id in %s doesn’t exist either', async (_file, { path }) => {
    for (const strange of ['..%2f%27%20or%201=1--', 'x%0d%0aset-cookie:a=b', '%00', '%2f%2fevil.example']) {
      const ids = Object.fromEntries(Object.keys(nobody).map((name) => [name, strange])) as unknown as typeof nobody
      const answer = await get(bare, path(world, ids), await cookieOfOne())
      expect([strange, answer.status, answer.headers.get('set-cookie')]).toEqual([strange, 404, null])
    }
  })

  test.each(
    queries.map(
      (path) => [path(world ?? ({ structure: { slug: ':s' } } as World), nobody).split('?')[0], path] as const,
    ),
  )('somebody else’s id in the query of %s shows nothing of theirs', async (_name, path) => {
    const address = path(world, world.other)
    const answer = await get(bare, address, await cookieOfOne())
    const navigation = await get(bare, address, await cookieOfOne(), true)
    expect(answer.status).toBeLessThan(500)
    expect(leaks(answer.body + navigation.body, world.other, address)).toEqual([])
  })

  test.each(rulesOf('open'))(
    '%s is open, and a member leaves nothing in it for the next visitor',
    async (_file, rule) => {
      const address = rule.path(world, nobody)
      await get(bare, address, await cookieOfOne())
      await get(bare, address, await cookieOfOne(), true)
      const answer = await get(bare, address)
      const navigation = await get(bare, address, undefined, true)
      if (rule.status) expect(answer.status).toBe(rule.status)
      else expect([200, 307, 308, 404]).toContain(answer.status)
      for (const household of [world.one, world.other])
        expect(leaks(answer.body + navigation.body, household, address)).toEqual([])
    },
  )

  test.each(rulesOf('desk'))('the office’s %s opens to its roles, and exists for nobody else', async (_file, rule) => {
    const address = rule.path(world, world.one)
    const everybody = Object.entries({ ...world.office, member: world.one.sessionId })
    const open = async ([who, sessionId]: [string, string]) => {
      const cookie = await cookieOf(sessionId, bare.secret)
      const isTheirs = rule.roles.includes(who as StaffRole)
      // Somebody of another structure only, or suspended, is nobody here: they are sent to its login.
      const refused = who === 'stranger' || who === 'suspended' ? 307 : 404
      const answer = await get(bare, address, cookie)
      expect([who, answer.status]).toEqual([who, isTheirs ? (rule.status ?? 200) : refused])
      if (isTheirs && rule.status !== 404) return expect(answer.headers.get('cache-control')).toMatch(/no-store/)
      const navigation = await get(bare, address, cookie, true)
      expect(leaks(answer.body + navigation.body, world.one, address)).toEqual([])
    }
    await Promise.all(everybody.map(open))
  })

  test.each(rulesOf('desk').filter(([, { hasId }]) => hasId))(
    'an id that belongs to nothing in the office’s %s doesn’t exist',
    async (_file, { path }) => {
      const cookie = await cookieOf(world.office.admin, bare.secret)
      expect((await get(bare, path(world, nobody), cookie)).status).toBe(404)
    },
  )

  test.each(rulesOf('posted'))(
    '%s takes a file from a member only, for what is theirs, from our pages',
    async (_file, { path, fields, file }) => {
      const send = (ids: Ids, headers: Record<string, string>) => {
        const form = new FormData()
        for (const [name, value] of Object.entries({ ...carried(), ...fields(ids) })) form.append(name, value)
        if (file) form.append(file, new Blob([makePdf() as BlobPart]), 'preuve.pdf')
        return fetch(bare.origin + path(world, ids), { method: 'POST', body: form, headers, redirect: 'manual' })
      }
      const before = await digest()
      const cookie = await cookieOfOne()
      const visitor = await send(world.one, {})
      expect([visitor.status, visitor.headers.get('location')]).toEqual([
        303,
        expect.stringContaining('/connexion?retour='),
      ])
      expect((await send(world.other, { cookie })).status).toBe(404)
      expect((await send(nobody, { cookie })).status).toBe(404)
      expect((await send(world.one, { cookie, origin: 'https://evil.example' })).status).toBe(303)
      expect(await digest()).toBe(before)
    },
  )

  test.each(rulesOf('deskPosted'))(
    '%s takes a form from the money desk only, about its own structure, from our pages',
    async (_file, { path, fields }) => {
      const send = async (ids: Ids, sessionId?: string, headers: Record<string, string> = {}) => {
        const body = new URLSearchParams(fields(ids))
        const cookie = sessionId ? await cookieOf(sessionId, bare.secret) : ''
        const url = bare.origin + path(world, ids)
        return fetch(url, { method: 'POST', body, headers: { cookie, ...headers }, redirect: 'manual' })
      }
      const { accountant, teacher } = world.office
      const before = await digest()
      expect((await send(world.one)).headers.get('location')).toContain('/connexion?retour=')
      for (const sessionId of [world.one.sessionId, teacher])
        expect((await send(world.one, sessionId)).status).toBe(404)
      expect((await send(nobody, accountant)).status).toBe(404)
      expect((await send(world.one, accountant, { origin: 'https://evil.example' })).status).toBe(303)
      expect(await digest()).toBe(before)
      expect((await send(world.one, accountant)).headers.get('location')).toContain('/gestion/documents/')
    },
  )

  test.each(rulesOf('sent'))('%s takes a file from whom its page is for, from our pages', async (_file, rule) => {
    const send = async (ids: Ids, sessionId?: string, headers: Record<string, string> = {}) => {
      const form = new FormData()
      form.append(rule.file, new Blob([makePdf() as BlobPart]), 'papier.pdf')
      const cookie = sessionId ? await cookieOf(sessionId, bare.secret) : ''
      const url = bare.origin + rule.path(world, ids)
      return fetch(url, { method: 'POST', body: form, headers: { cookie, ...headers }, redirect: 'manual' })
    }
    const { teacher, organiser, stranger } = world.office
    const before = await digest()
    expect((await send(world.one)).headers.get('location')).toContain('/connexion?retour=')
    const own = rule.roles ? organiser : world.one.sessionId
    expect((await send(world.one, own, { origin: 'https://evil.example' })).headers.get('location')).toContain(
      'erreur=',
    )
    if (rule.roles) {
      for (const sessionId of [world.one.sessionId, teacher])
        expect((await send(world.one, sessionId)).status).toBe(404)
      expect((await send(world.one, stranger)).headers.get('location')).toContain('/connexion?retour=')
      expect((await send(nobody, organiser)).status).toBe(404)
    }
    expect(await digest()).toBe(before)
  })

  test.each(rulesOf('posted').filter(([, { file }]) => file))(
    '[6.S7] %s refuses what is too heavy, or no form at all',
    async (_file, { path }) => {
      const headers = { cookie: await cookieOfOne() }
      const url = bare.origin + path(world, world.one)
      const send = async (body: BodyInit, more: Record<string, string> = {}) =>
        (await fetch(url, { method: 'POST', body, headers: { ...headers, ...more }, redirect: 'manual' })).headers.get(
          'location',
        )
      const heavy = new FormData()
      heavy.append('proof', new Blob([new Uint8Array(9_000_000)]), 'preuve.pdf')
      const before = await digest()
      expect(await send(heavy)).toContain('erreur=proof_too_heavy')
      for (const type of ['text/plain', 'multipart/form-data; boundary=x', 'application/json'])
        expect(await send('{"proof":1}', { 'content-type': type })).toContain('erreur=invalid')
      expect(await digest()).toBe(before)
    },
  )

  test('[6.S7] a document leaves as a download, in a sandbox, kept nowhere', async () => {
    const own = await get(
      bare,
      `/${world.structure.slug}/mon-compte/documents/${world.one.documentId}`,
      await cookieOfOne(),
    )
    const office = await cookieOf(world.office.accountant, bare.secret)
    const desk = await get(bare, `/${world.structure.slug}/gestion/documents/${world.one.documentId}`, office)
    for (const { status, headers } of [own, desk]) {
      expect(status).toBe(200)
      expect(headers.get('content-disposition')).toMatch(/^attachment; filename="FactureVisible\.pdf"/)
      expect(headers.get('content-type')).toBe('application/pdf')
      expect(headers.get('x-content-type-options')).toContain('nosniff')
      expect(headers.get('content-security-policy')).toContain("default-src 'none'; sandbox")
      expect(headers.get('cache-control')).toContain('no-store')
    }
  })

  test.each(rulesOf('signed'))('%s hears only what is signed', async (_file, { path, methods }) => {
    const before = await digest()
    for (const method of methods) {
      const response = await fetch(bare.origin + path(world, nobody), { method, body: '{"type":"x","data":{}}' })
      expect(response.status).toBeGreaterThanOrEqual(400)
    }
    expect(await digest()).toBe(before)
  })
})

test('[6.S1] [6.S2] somebody suspended while they work is nobody at their next request', async () => {
  const { accountId, sessionId } = await makeStaff(db(), world.structure, { role: 'accountant' })
  const cookie = await cookieOf(sessionId, bare.secret)
  const address = `/${world.structure.slug}/gestion/commandes`
  expect((await get(bare, address, cookie)).status).toBe(200)
  await database.sql`update staff_members set role = 'teacher' where account_id = ${accountId}`
  expect((await get(bare, address, cookie)).status).toBe(404)
  await database.sql`update staff_members set is_suspended = true where account_id = ${accountId}`
  expect((await get(bare, address, cookie)).status).toBe(307)
})

test('[6.S2] a session that ended, expired, was forged, or whose account is gone opens nothing', async () => {
  const address = `/${world.structure.slug}/mon-compte/profil`
  for (const [reason, cookie] of Object.entries(await makeDeadCookies(world, bare.secret))) {
    const answer = await get(bare, address, cookie)
    expect([reason, answer.status, answer.location]).toEqual([
      reason,
      307,
      `/${world.structure.slug}/connexion?retour=${encodeURIComponent(address)}`,
    ])
  }
})

describe('[6.S1] server actions, without the middleware', () => {
  const ruleOf = ({ worker }: ServerAction) => pages[`${worker.replace(/^app\//, '')}.tsx`]!
  const pathOf = (action: ServerAction) => ruleOf(action).path(world, world.one)
  const each = Object.keys(actions)

  test.each(each.filter((name) => actions[name]!.who === 'member'))('a visitor’s %s does nothing', async (name) => {
    const action = listed.find((candidate) => candidate.name === name)!
    const fields = { ...carried(), ...actions[name]!.fields(world.one, world) }
    const before = await digest()
    const answer = await callAction(bare, action, pathOf(action), fields)
    expect(answer.status).toBeLessThan(500)
    expect(await digest()).toBe(before)
    expect(leaks(answer.body, world.one, JSON.stringify(fields) + pathOf(action))).toEqual([])
  })

  test.each(each.filter((name) => actions[name]!.who === 'desk'))(
    'the office’s %s does nothing for a visitor, a member, another role or another structure’s office',
    async (name) => {
      const action = listed.find((candidate) => candidate.name === name)!
      const fields = { ...carried(), ...actions[name]!.fields(world.one, world) }
      const before = await digest()
      const { stranger, suspended } = world.office
      const others = staffRoles
        .filter((role) => !actions[name]!.roles!.includes(role))
        .map((role) => world.office[role])
      // Who may open the page of the form reads there what its page says.
      const page = ruleOf(action)
      const readers = page.kind === 'desk' ? page.roles.map((role) => world.office[role]) : []
      const ask = async (sessionId: string | null) => {
        const cookie = sessionId ? await cookieOf(sessionId, bare.secret) : undefined
        const answer = await callAction(bare, action, pathOf(action), fields, { cookie })
        expect(answer.status).toBeLessThan(500)
        if (!readers.includes(sessionId ?? ''))
          expect(leaks(answer.body, world.one, JSON.stringify(fields) + pathOf(action))).toEqual([])
      }
      await Promise.all([null, world.other.sessionId, stranger, suspended, ...others].map(ask))
      expect(await digest()).toBe(before)
    },
  )

  test.each(each)('[0.I9] a member’s %s with somebody else’s ids reaches nothing of theirs', async (name) => {
    const action = listed.find((candidate) => candidate.name === name)!
    const fields = { ...carried(), ...actions[name]!.fields(world.other, world) }
    const before = await digest()
    const cookie = name === 'logOutAction' ? undefined : await cookieOfOne()
    const answer = await callAction(bare, action, pathOf(action), fields, { cookie })
    expect(answer.status).toBeLessThan(500)
    expect(leaks(answer.body, world.other, JSON.stringify(fields))).toEqual([])
    if (actions[name]!.who !== 'anybody' && !actions[name]!.isOwn) expect(await digest()).toBe(before)
  })

  test.each(each)('[6.S6] %s asked from another site does nothing', async (name) => {
    const action = listed.find((candidate) => candidate.name === name)!
    const fields = { ...carried(), ...actions[name]!.fields(world.one, world) }
    const before = await digest()
    const cookie = await cookieOfOne()
    const blocked = await callAction(whole, action, pathOf(action), fields, { cookie, origin: 'https://evil.example' })
    expect(blocked.status).toBe(403)
    await callAction(bare, action, pathOf(action), fields, { cookie, origin: 'https://evil.example' })
    expect(await digest()).toBe(before)
  })
})

describe('with the middleware', () => {
  test('[6.S6] personal pages come with a policy and a nonce of their own, public ones are left alone', async () => {
    const address = `/${world.structure.slug}/mon-compte/profil`
    const policies = [await get(whole, address, await cookieOfOne()), await get(whole, address, await cookieOfOne())]
    const nonces = policies.map(
      ({ headers }) => /'nonce-([^']+)'/.exec(headers.get('content-security-policy') ?? '')?.[1],
    )
    expect(nonces[0]).toBeTruthy()
    expect(nonces[0]).not.toBe(nonces[1])
    const scripts = policies[0]!.body.match(/<script\b[^>]*>/g) ?? []
    expect(scripts.length).toBeGreaterThan(3)
    expect(scripts.filter((script) => !script.includes(`nonce="${nonces[0]}"`))).toEqual([])
    expect(policies[0]!.headers.get('content-security-policy')).not.toContain('stripe')
  })

  test('[1.B4] without a cookie the login comes before anything is rendered', async () => {
    const address = `/${world.structure.slug}/mon-compte/suivi?eleve=1`
    const answer = await get(whole, address)
    expect(answer.status).toBe(307)
    expect(answer.location).toBe(`/${world.structure.slug}/connexion?retour=${encodeURIComponent(address)}`)
  })
})

test('[6.S1] with AUTH_SECRET missing nothing personal is served', async () => {
  const server = await startServer({ database, buildDir: whole.buildDir, given: { AUTH_SECRET: 'none' } })
  try {
    const refuse = async (path: string, sessionId: string) => {
      const answer = await get(server, path, await cookieOf(sessionId, bare.secret))
      expect(answer.status).toBe(500)
      expect(leaks(answer.body, world.one, path)).toEqual([])
    }
    for (const [, { path }] of rulesOf('closed')) await refuse(path(world, world.one), world.one.sessionId)
    // The gate is the same for each page of the office: one in five here, all of them in `npm run test:long`.
    const desks = rulesOf('desk').filter((_rule, rank) => isLong || rank % 5 === 0)
    for (const [, { path }] of desks) await refuse(path(world, world.one), world.office.admin)
  } finally {
    await server.stop()
  }
}, 60_000)
