import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { db } from '@/db/client'
import { clientFiles } from '@/db/schema/client-files'
import { messages } from '@/db/schema/messages'
import { outboxEvents } from '@/db/schema/outbox'
import { payments } from '@/db/schema/payments'
import { auditJournal } from '@/db/views'
import { remindPerson } from '@/lib/desk/commands/remind'
import { listDuePeopleNow } from '@/lib/desk/queries/list-dues'
import { listFiles } from '@/lib/finder/queries/list-files'
import { fileFilterInput } from '@/lib/finder/schema'
import { tellDue } from '@/lib/messages/flows/tell-orders'
import { getStructureById } from '@/lib/structures/queries'
import { makeCatalogue } from '@/tests/factories/buyer'
import { makeDebtor } from '@/tests/factories/debtor'
import { makeMember } from '@/tests/factories/member'
import { makePendingOrder } from '@/tests/factories/order'
import { makeStaff } from '@/tests/factories/staff'
import { createTestDatabase } from '@/tests/support/database'

// Orders are put in states that only their own commands reach in the product.
await createTestDatabase({ checksInvariants: false })

const owing = async (structureId: string) => listDuePeopleNow(await getStructureById(structureId), new Date())
const remindersOf = (clientFileId: string) =>
  db()
    .select()
    .from(outboxEvents)
    .where(eq(outboxEvents.topic, 'dunning.reminded'))
    .then((rows) => rows.filter(({ payload }) => payload.clientFileId === clientFileId))

describe('[1.H11] who owes what', () => {
  test('all that a person owes together, with how to reach them', async () => {
    const { structure, client, order } = await makeDebtor()
    expect(await owing(structure.id)).toMatchObject([
      {
        clientFileId: client.clientFileId,
        firstName: 'Odile',
        email: client.email,
        totalCents: order.totalCents,
        remindedAt: null,
        dues: [{ orderNumber: order.number, reason: 'late', means: 'cheque', amountCents: order.totalCents }],
      },
    ])
  })

  test('a bounced amount until another stands in its place, then that one until it is paid', async () => {
    const { structure, order } = await makeDebtor({ status: 'bounced', receivedAt: new Date() })
    expect((await owing(structure.id))[0]!.dues).toMatchObject([{ reason: 'bounced', paymentId: order.paymentId }])
    const [again] = await db()
      .insert(payments)
      .values({
        structureId: structure.id,
        orderId: order.id,
        means: 'cheque',
        instalment: 2,
        amountCents: order.totalCents,
        replacesId: order.paymentId,
      })
      .returning({ id: payments.id })
    expect((await owing(structure.id))[0]!.dues).toMatchObject([{ reason: 'bounced', paymentId: again!.id }])
    await db().update(payments).set({ status: 'received', receivedAt: new Date() }).where(eq(payments.id, again!.id))
    expect(await owing(structure.id)).toEqual([])
  })

  test('[2.A1] the list of clients narrowed to those who owe has the very same people', async () => {
    const { structure, actor, client, pack } = await makeDebtor()
    const filter = fileFilterInput.parse({ impaye: '1' })
    const listed = async () => (await listFiles(actor, filter)).rows.map(({ id }) => id)
    expect(await listed()).toEqual([client.clientFileId])
    // Of an order that waits too, which the word 'impayée' of an order doesn't say.
    const patient = await makeMember(db(), structure)
    const waiting = await makePendingOrder(db(), structure, patient, [{ offer: pack }])
    const since = { means: 'cheque', dueOn: '2020-02-01' } as const
    await db().update(payments).set(since).where(eq(payments.id, waiting.paymentId))
    expect((await listed()).sort()).toEqual([client.clientFileId, patient.clientFileId].sort())
    expect((await owing(structure.id)).map(({ clientFileId }) => clientFileId).sort()).toEqual((await listed()).sort())
    await db().update(payments).set({ dueOn: '2099-01-01' }).where(eq(payments.structureId, structure.id))
    expect(await listed()).toEqual([])
  })

  test('[0.I9] nobody of another structure', async () => {
    await makeDebtor()
    expect(await owing((await makeCatalogue()).structure.id)).toEqual([])
  })
})

describe('[1.H11] a reminder', () => {
  test('is one mail a person and a day, however many click, and the journal says who sent it', async () => {
    const { structure, actor, client } = await makeDebtor()
    const other = (await makeStaff(db(), structure)).actor
    const answers = await Promise.all([actor, other, actor].map((who) => remindPerson(who, client.clientFileId)))
    expect(answers.filter((answer) => answer.ok && !answer.value.isReplay)).toHaveLength(1)
    expect(answers.every((answer) => answer.ok && answer.value.email === client.email)).toBe(true)
    const events = await remindersOf(client.clientFileId)
    expect(events).toHaveLength(1)
    const journal = await db().select().from(auditJournal).where(eq(auditJournal.clientFileId, client.clientFileId))
    expect(journal.map(({ operation }) => operation)).toEqual(['dunning.remind'])
    expect((await owing(structure.id))[0]!.remindedAt).toBeInstanceOf(Date)

    const occasion = { structureId: structure.id, key: events[0]!.key }
    const written = await tellDue(occasion, client.clientFileId)
    expect(await tellDue(occasion, client.clientFileId)).toEqual(written)
    const [mail] = await db().select().from(messages).where(eq(messages.id, written[0]!))
    expect(mail).toMatchObject({ template: 'money_due', recipient: client.email, clientFileId: client.clientFileId })
    expect(mail!.text).toContain('800,00')
    expect(mail!.text.replace(/\s/g, '')).toContain(structure.settings.money.bank.iban)
  })

  test('isn’t written to whoever paid since, nor to whoever owes nothing, nor without an address', async () => {
    const { structure, actor, client, order } = await makeDebtor()
    await remindPerson(actor, client.clientFileId)
    await db()
      .update(payments)
      .set({ status: 'succeeded', receivedAt: new Date() })
      .where(eq(payments.orderId, order.id))
    expect(await tellDue({ structureId: structure.id, key: 'k' }, client.clientFileId)).toEqual([])
    expect(await remindPerson(actor, client.clientFileId)).toEqual({ ok: false, refusal: 'no_dues' })

    const silent = await makeDebtor()
    await db().update(clientFiles).set({ email: null }).where(eq(clientFiles.id, silent.client.clientFileId))
    await db().execute(
      sql`update accounts set email = null, issued_identifier = 'sans-adresse' where id = ${silent.client.accountId}`,
    )
    expect(await remindPerson(silent.actor, silent.client.clientFileId)).toEqual({ ok: false, refusal: 'no_address' })
  })

  test('[6.S1] is the money desk’s, and of its own structure', async () => {
    const { structure, client } = await makeDebtor()
    const teacher = (await makeStaff(db(), structure, { role: 'teacher' })).actor
    expect(await remindPerson(teacher, client.clientFileId)).toEqual({ ok: false, refusal: 'not_found' })
    const stranger = (await makeStaff(db(), (await makeCatalogue()).structure)).actor
    expect(await remindPerson(stranger, client.clientFileId)).toEqual({ ok: false, refusal: 'no_dues' })
    expect(await remindersOf(client.clientFileId)).toEqual([])
  })
})
