import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { LineRefund } from '@/components/refunds/line-refund'
import refunds from '@/messages/fr/refunds'

const show = (line: { refundedCents: number; isWithdrawn: boolean }) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" timeZone="Europe/Paris" messages={{ refunds }}>
      <LineRefund
        line={{ id: 'one', name: 'Forfait', ...line }}
        currency="EUR"
        orderedOn="2026-11-01"
        today="2026-11-02"
        folder="/atelier"
        isDeskSale={false}
      />
    </NextIntlClientProvider>,
  ).replace(/<[^>]+>/g, '')

test('[1.D13] a line says what was credited, not that a price paid in part was given back whole', () => {
  expect(show({ refundedCents: 80_000, isWithdrawn: true })).toBe('Contrat renoncé\u00a0: avoir de 800,00\u00a0€')
  expect(show({ refundedCents: 0, isWithdrawn: true })).toBe('Contrat renoncé')
  expect(show({ refundedCents: 80_000, isWithdrawn: false })).toBe('Avoir de 800,00\u00a0€')
})
