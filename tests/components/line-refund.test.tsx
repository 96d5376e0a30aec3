import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { LineRefund } from '@/components/refunds/line-refund'
import refunds from '@/messages/fr/refunds'

type Shown = { refundedCents: number; isWithdrawn: boolean; kind?: 'group' }

const show = (line: Shown, withdrawsDatedSessions = false) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" timeZone="Europe/Paris" messages={{ refunds }}>
      <LineRefund
        line={{ id: 'one', name: 'Forfait', kind: 'individual', ...line }}
        currency="EUR"
        orderedOn="2026-11-01"
        today="2026-11-02"
        folder="/atelier"
        isDeskSale={false}
        withdrawsDatedSessions={withdrawsDatedSessions}
      />
    </NextIntlClientProvider>,
  ).replace(/<[^>]+>/g, '')

test('[1.D13] a line says what was credited, not that a price paid in part was given back whole', () => {
  expect(show({ refundedCents: 80_000, isWithdrawn: true })).toBe('Contrat renoncé\u00a0: avoir de 800,00\u00a0€')
  expect(show({ refundedCents: 0, isWithdrawn: true })).toBe('Contrat renoncé')
  expect(show({ refundedCents: 80_000, isWithdrawn: false })).toBe('Avoir de 800,00\u00a0€')
})

test('[6.L2] a package of dated sessions is renounced only where the structure gives it back', () => {
  const line = { refundedCents: 0, isWithdrawn: false, kind: 'group' } as const
  expect(show(line)).toBe('')
  expect(show(line, true)).toContain('Renoncer au contrat ici')
})
