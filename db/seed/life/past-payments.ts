import { sql } from 'drizzle-orm'
import { describePastPayment, pastPaymentsDdl } from '@/embedded/sandbox/payments/past-payments'
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
}
