import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ChequeTracker } from '@/components/cheques/cheque-tracker'
import type { OrderCheque } from '@/lib/orders/queries'
import cheques from '@/messages/fr/cheques'
import schedules from '@/messages/fr/schedules'

type Status = OrderCheque['status']

const part = (rank: number, status: Status, replacementStatus: Status | null): OrderCheque => ({
  ...{ paymentId: String(rank), rank, amountCents: 10_000, dueOn: '2026-11-01', status, replacementStatus },
  ...{ isReplacement: rank > 1, cameCount: 0, cheque: null },
})

const show = (...parts: OrderCheque[]) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" timeZone="Europe/Paris" messages={{ cheques, schedules }}>
      <ChequeTracker order={{ currency: 'EUR', cheques: parts }} caption="Chèques" />
    </NextIntlClientProvider>,
  )

const due = 'son montant est de nouveau dû'
const replaced = 'Rejeté par la banque, puis remplacé'

test('[1.D12] a bounced cheque is due again until another one comes, then says that it was replaced', () => {
  expect(show(part(1, 'bounced', 'expected'), part(2, 'expected', null))).toContain(due)
  const made = show(part(1, 'bounced', 'succeeded'), part(2, 'succeeded', null))
  expect(made).toContain(replaced)
  expect(made).not.toContain(due)
})

test('[1.D12] of two that bounced one after the other, the last one alone is due', () => {
  const twice = show(part(1, 'bounced', 'bounced'), part(2, 'bounced', 'expected'), part(3, 'expected', null))
  const once = show(part(2, 'bounced', 'expected'))
  const count = (text: string, words: string) => text.split(words).length - 1
  expect(count(twice, due)).toBe(count(once, due))
  expect(twice).toContain(replaced)
})

test('[1.D12] one that nobody asks for any more is not due', () => {
  const over = show(part(1, 'bounced', 'cancelled'))
  expect(over).toContain('Rejeté par la banque')
  expect(over).not.toContain(due)
})
