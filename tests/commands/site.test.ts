import { describe, expect, test, vi } from 'vitest'
import { db } from '@/db/client'
import { listOffers } from '@/lib/catalogue/queries/list-offers'
import { sendContact, sendRental } from '@/lib/site/actions'
import { type ContactRequest, requestContact } from '@/lib/site/commands'
import { makeCatalogue } from '@/tests/factories/buyer'
import { makeStructure } from '@/tests/factories/structure'
import { createTestDatabase } from '@/tests/support/database'

const { sql } = await createTestDatabase()

// What Next knows of a request: no more than where it comes from.
let ipAddress = '192.0.2.1'
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ 'x-forwarded-for': ipAddress }),
  cookies: async () => ({ get: () => undefined, getAll: () => [] }),
}))
// This package asks for Next by a name that only a build resolves; nobody is logged in here.
vi.mock('next-auth', () => ({
  default: () => ({ auth: async () => null, handlers: {}, signIn: () => {}, signOut: () => {} }),
}))
vi.mock('next/server', async (original) => ({ ...(await original<object>()), after: () => {} }))
vi.mock('next-intl/server', () => ({
  getTranslations: async () => Object.assign((key: string) => key, { has: () => true }),
}))

const visitor = { kind: 'visitor' } as const
const request: ContactRequest = {
  kind: 'contact',
  name: 'Ana Diaz',
  email: 'ana@exemple.example',
  phone: '',
  subject: 'Un essai',
  body: 'Bonjour, est-il trop tard pour commencer ?',
  details: {},
}
async function countOf(structureId: string) {
  const [row] = await sql`select count(*)::int as rows,
    (select count(*)::int from outbox_events where structure_id = ${structureId} and topic = 'contact.requested') as events
    from contact_requests where structure_id = ${structureId}`
  return row
}

describe('[1.A1] what a visitor writes reaches the structure', () => {
  test('once, with its event, however often the button is pressed', async () => {
    const { id } = await makeStructure(db())
    const answers = await Promise.all(Array.from({ length: 8 }, () => requestContact(visitor, id, request)))
    expect(new Set(answers.map((answer) => (answer.ok ? answer.value.id : answer.refusal))).size).toBe(1)
    expect(await countOf(id)).toMatchObject({ rows: 1, events: 1 })
  })

  test('a room is another request than a question, kept with its wishes', async () => {
    const { id } = await makeStructure(db())
    const details = { room: 'Grande salle', wantedOn: '12/02/2027', hours: 'de 14 h à 18 h', people: '12' }
    await requestContact(visitor, id, request)
    await requestContact(visitor, id, { ...request, kind: 'rental', details })
    const kept = await sql`select kind, details, phone from contact_requests where structure_id = ${id} order by id`
    expect(kept).toMatchObject([
      { kind: 'contact', details: {}, phone: null },
      { kind: 'rental', details, phone: null },
    ])
  })
})

describe('[6.S4] floods are bounded', () => {
  test('the sixth different message of an address within an hour is refused: too_many_requests', async () => {
    const { id } = await makeStructure(db())
    for (const rank of [1, 2, 3, 4, 5]) {
      expect(await requestContact(visitor, id, { ...request, body: `Message ${rank}` })).toMatchObject({ ok: true })
    }
    const email = request.email.toUpperCase()
    expect(await requestContact(visitor, id, { ...request, email, body: 'Message 6' })).toEqual({
      ok: false,
      refusal: 'too_many_requests',
    })
    expect(await requestContact(visitor, id, { ...request, body: 'Message 3' })).toMatchObject({ ok: true })
    expect(await requestContact(visitor, id, { ...request, email: 'zoe@exemple.example' })).toMatchObject({ ok: true })
    expect(await countOf(id)).toMatchObject({ rows: 6, events: 6 })
  })

  test('an hour later the address may write again', async () => {
    const { id } = await makeStructure(db())
    for (const rank of [1, 2, 3, 4, 5]) await requestContact(visitor, id, { ...request, body: `Message ${rank}` })
    await sql`update contact_requests set created_at = created_at - interval '61 minutes' where structure_id = ${id}`
    expect(await requestContact(visitor, id, { ...request, body: 'Encore' })).toMatchObject({ ok: true })
  })
})

describe('[6.S4] one network address', () => {
  const post = (slug: string, rank: number) => {
    const wishes = { room: 'Grande salle', wantedOn: '12/02/2027', hours: '14 h', people: '12' }
    const form = new FormData()
    const email = `personne${rank}@exemple.example`
    const fields = { structure: slug, name: 'Ana Diaz', email, subject: 'Essai', body: `Message ${rank}`, ...wishes }
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    return rank % 2 === 0 ? sendContact(null, form) : sendRental(null, form)
  }

  test('is stopped by both forms together, and closes them to nobody else', async () => {
    const { id, slug } = await makeStructure(db())
    for (let rank = 0; rank < 20; rank += 1) expect(await post(slug, rank)).toMatchObject({ ok: true })
    for (const rank of [20, 21]) expect(await post(slug, rank)).toMatchObject({ refusal: 'too_many_attempts' })
    expect(await countOf(id)).toMatchObject({ rows: 20 })
    ipAddress = '192.0.2.2'
    for (const rank of [22, 23]) expect(await post(slug, rank)).toMatchObject({ ok: true })
  })
})

describe('[1.A2] the catalogue shows what is sold online', () => {
  test('of its own structure, with who teaches, without what is withdrawn', async () => {
    const { structure, pack, membership } = await makeCatalogue()
    const other = await makeCatalogue()
    const shown = (await listOffers(structure.id)).map(({ id }) => id)
    expect(shown).toEqual(expect.arrayContaining([pack.id, membership.id]))
    expect(shown).not.toContain(other.pack.id)
    await sql`update offers set is_published = false where id = ${pack.id}`
    expect((await listOffers(structure.id)).map(({ id }) => id)).not.toContain(pack.id)
  })
})
