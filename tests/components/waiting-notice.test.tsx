import { NextIntlClientProvider } from 'next-intl'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { WaitingNotice } from '@/components/orders/waiting-notice'
import orders from '@/messages/fr/orders'

const show = (count: number) =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" timeZone="Europe/Paris" messages={{ orders }}>
      <WaitingNotice count={count} slug="atelier" />
    </NextIntlClientProvider>,
  )

test('[1.D7] [1.E2] an order that waits for its transfer or its cheques is said to be in the cart', () => {
  expect(show(1)).toContain('Une commande attend son paiement\u00a0: retrouvez-la dans')
  expect(show(2)).toContain('2 commandes attendent leur paiement\u00a0: retrouvez-les dans')
  expect(show(1)).toContain('href="/atelier/panier"')
  expect(show(0)).toBe('')
})
