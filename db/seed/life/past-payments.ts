import { sql } from 'drizzle-orm'
import { describePastCard, describePastPayment, pastPaymentsDdl } from '@/embedded/sandbox/payments/past-payments'
import type { World } from './world'

/** The payments by card of the demonstration's past, as its payment provider knows them: they can be given back ([1.D10]). */
export async function insertPastPayments({ tx, rows }: World): Promise<void> {
  await tx.execute(sql.raw(pastPaymentsDdl))
  const paid = rows.payments.filter(({ intentId, status }) => intentId && status === 'succeeded')
  const described = paid.map(({ intentId, amountCents, receivedAt }) =>
    describePastPayment({
      id: intentId!,
      amountCents,
      currency: 'EUR',
      created: Math.floor((receivedAt as Date).getTime() / 1000),
      description: '',
    }),
  )
  const intents = JSON.stringify(described.map(({ intent }) => intent))
  const charges = JSON.stringify(described.map(({ charge }) => charge))
  await tx.execute(sql`insert into sandbox.payment_intents (id, body)
    select body->>'id', body from jsonb_array_elements(${intents}::jsonb) as past (body) on conflict do nothing`)
  await tx.execute(sql`insert into sandbox.objects (id, kind, payment_intent, body)
    select body->>'id', 'charge', body->>'payment_intent', body from jsonb_array_elements(${charges}::jsonb) as past (body) on conflict do nothing`)
  await insertKeptCards(tx, rows)
}

/** The cards that wait for the next parts of orders in several times ([1.D11]). */
async function insertKeptCards(tx: World['tx'], { orders }: World['rows']): Promise<void> {
  for (const { cardCustomerId: customerId, cardMethodId: methodId, orderedAt } of orders) {
    if (!customerId || !methodId) continue
    const created = Math.floor((orderedAt as Date).getTime() / 1000)
    const { customer, method, hidden } = describePastCard({ customerId, methodId, created })
    await tx.execute(sql`insert into sandbox.objects (id, kind, body, private) values
      (${customerId}, 'customer', ${JSON.stringify(customer)}::jsonb, '{}'),
      (${methodId}, 'payment_method', ${JSON.stringify(method)}::jsonb, ${JSON.stringify(hidden)}::jsonb) on conflict do nothing`)
  }
}
