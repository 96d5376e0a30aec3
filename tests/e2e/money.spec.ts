import type { Page } from '@playwright/test'
import { addToCart, answerBank, cards, payByCard, validateOrder, waitForMail } from './support/journey'
import {
  actAtBank,
  closeSql,
  comeIn,
  countLiveOrders,
  dropEvents,
  expectNothingCharged,
  expectPaidOnce,
  listPayments,
  orderIdOf,
  reachPayment,
  single,
  sql,
  waitForPayment,
  waitUntilPaid,
} from './support/money'
import { expect, test } from './support/test'

// The provider refuses a card by a 402, and a page that doesn't exist is a 404: the browser notes both.
test.use({ allowedConsoleErrors: [/status of 40[024]/] })
test.afterAll(() => closeSql())

const thanks = (page: Page) => page.getByRole('heading', { name: 'Merci, votre paiement est accepté' })

async function expectThanks(page: Page, orderId: string): Promise<void> {
  await expect(thanks(page)).toBeVisible()
  await expect(page.getByText('1 cours à réserver').or(page.getByText('1 cours restant')).first()).toBeVisible()
  await expectPaidOnce(orderId)
}

/** From a cart that this page has shown for a while. */
async function validate(page: Page): Promise<void> {
  await page.getByLabel(/Je demande à commencer les cours/).check()
  await page.getByLabel(/J’ai lu et j’accepte/).check()
  await page.getByRole('button', { name: /Valider ma commande/ }).click()
  await expect(page).toHaveURL(/\/paiement\//)
}

async function expectFailure(page: Page, sentence: string): Promise<void> {
  const alert = page.getByRole('alert').filter({ hasText: 'Le paiement n’a pas abouti' })
  await expect(alert).toContainText(sentence)
  await expect(alert).toContainText('Rien n’a été débité et votre panier est intact')
}

test.describe('[1.D2] a payment that fails is said, nothing is charged, one click tries again', () => {
  test('insufficient funds', async ({ page }) => {
    const { orderId } = await reachPayment(page)
    await payByCard(page, cards.poor)
    await expectFailure(page, 'Le solde ou le plafond de la carte ne suffit pas. Essayez une autre carte.')
    await expectNothingCharged(orderId)
    await payByCard(page, cards.works)
    await expectThanks(page, orderId)
  })

  test('3-D Secure refused by the buyer', async ({ page }) => {
    const { orderId } = await reachPayment(page)
    await payByCard(page, cards.asks)
    await answerBank(page, 'Refuser')
    await expectFailure(page, 'L’authentification auprès de votre banque (3-D Secure) n’a pas abouti.')
    await expectNothingCharged(orderId)
    await payByCard(page, cards.asks)
    await answerBank(page, 'Accepter')
    await expectThanks(page, orderId)
  })

  test('3-D Secure accepted, then refused by the bank', async ({ page }) => {
    const { orderId } = await reachPayment(page)
    await payByCard(page, cards.asksThenRefused)
    await answerBank(page, 'Accepter')
    await expectFailure(page, 'Votre banque a refusé le paiement sans en donner la raison.')
    await expectNothingCharged(orderId)
    await payByCard(page, cards.works)
    await expectThanks(page, orderId)
  })

  test('3-D Secure abandoned; the cart is intact and leads back to the payment', async ({ page }) => {
    const { orderId } = await reachPayment(page)
    await payByCard(page, cards.asks)
    await answerBank(page, 'Abandonner')
    await expectFailure(page, 'Vous êtes revenu avant la fin de l’authentification demandée par votre banque')
    await expectNothingCharged(orderId)
    await page.goto('/atelier/panier')
    await expect(page.getByText('Mes achats en attente de paiement')).toBeVisible()
    await page
      .getByRole('link', { name: /^Payer la commande C\d+/ })
      .first()
      .click()
    await payByCard(page, cards.works)
    await expectThanks(page, orderId)
  })
})

test.describe('[1.D3] whoever announces it, a payment completes its order once', () => {
  test('the browser closed in the middle of 3-D Secure: the webhook alone', async ({ page, context }) => {
    const { email, orderId } = await reachPayment(page)
    await payByCard(page, cards.asks)
    await expect(page).toHaveTitle('Banque de démonstration')
    const [payment] = await listPayments(orderId)
    await page.close()
    await actAtBank(payment!.id, 'accept')
    await waitUntilPaid(orderId)
    await expectPaidOnce(orderId)
    await waitForMail(email, /commande C\d+ est confirmée/)
    const later = await context.newPage()
    await later.goto(`/atelier/paiement/${orderId}`)
    await expect(thanks(later)).toBeVisible()
  })

  test('[6.R3] the event before the return page', async ({ page }) => {
    const { orderId } = await reachPayment(page)
    await payByCard(page, cards.asks)
    await expect(page).toHaveTitle('Banque de démonstration')
    const [payment] = await listPayments(orderId)
    await actAtBank(payment!.id, 'accept')
    await waitUntilPaid(orderId)
    await answerBank(page, 'Accepter')
    await expectThanks(page, orderId)
  })

  test('[6.R3] no event at all: the return page alone', async ({ page }) => {
    const { orderId } = await reachPayment(page)
    await dropEvents((await waitForPayment(orderId)).id)
    await payByCard(page, cards.asks)
    await answerBank(page, 'Accepter')
    await expectThanks(page, orderId)
  })
})

test.describe('[6.R8] nothing is paid twice', () => {
  test('a double click on ‘Valider ma commande’, then on ‘Payer’', async ({ page }) => {
    const email = await comeIn(page)
    const begun = new Date()
    await addToCart(page, single)
    await page.getByLabel(/Je demande à commencer les cours/).check()
    await page.getByLabel(/J’ai lu et j’accepte/).check()
    await page.getByRole('button', { name: /Valider ma commande/ }).dblclick()
    await expect(page).toHaveURL(/\/paiement\//)
    const orderId = orderIdOf(page)
    await payByCard(page, cards.works, { clicks: 2 })
    await expectThanks(page, orderId)
    expect(await countLiveOrders(email, begun)).toBe(1)
    expect(await listPayments(orderId)).toHaveLength(1)
  })

  test('two tabs on the same payment: the second is told that it is done', async ({ page, context }) => {
    const { orderId } = await reachPayment(page)
    const other = await context.newPage()
    await other.goto(page.url())
    await payByCard(page, cards.works)
    await expectThanks(page, orderId)
    await payByCard(other, cards.works)
    await expectThanks(other, orderId)
    expect(await listPayments(orderId)).toHaveLength(1)
  })

  test('the cart validated in two tabs: one order', async ({ page, context }) => {
    const email = await comeIn(page)
    const begun = new Date()
    await addToCart(page, single)
    const other = await context.newPage()
    await other.goto('/atelier/panier')
    await validateOrder(page)
    await validate(other)
    expect(orderIdOf(other)).toBe(orderIdOf(page))
    expect(await countLiveOrders(email, begun)).toBe(1)
  })
})

test('[1.C9] a price that changed since is shown and must be accepted, never charged silently', async ({ page }) => {
  await comeIn(page)
  await addToCart(page, 'cours-piano')
  const [offer] = await sql()<{ price: number; name: string }[]>`
    select price_cents as price, name from offers where slug = 'cours-piano'`
  const setPrice = (cents: number) => sql()`update offers set price_cents = ${cents} where slug = 'cours-piano'`
  await setPrice(offer!.price + 500)
  try {
    await page.getByLabel(/Je demande à commencer les cours/).check()
    await page.getByLabel(/J’ai lu et j’accepte/).check()
    await page.getByRole('button', { name: /Valider ma commande/ }).click()
    await expect(page.getByText('Votre panier, un prix ou des conditions ont changé')).toBeVisible()
    await expect(page.getByText(/coûte maintenant 95,00.€ \(au lieu de 90,00.€\)/)).toBeVisible()
    await page.getByRole('button', { name: 'J’accepte ces changements' }).click()
    await expect(page.getByText('Les changements sont acceptés.')).toBeVisible()
    await validateOrder(page)
    await expect(page.getByText(/Total à payer.*95,00.€/)).toBeVisible()
    expect((await waitForPayment(orderIdOf(page))).id).toMatch(/^pi_/)
  } finally {
    await setPrice(offer!.price)
  }
})

test('[0.I9] somebody else’s order is a page that does not exist', async ({ page, browser }) => {
  const { orderId } = await reachPayment(page)
  const stranger = await (await browser.newContext({ baseURL: new URL(page.url()).origin })).newPage()
  await comeIn(stranger)
  for (const path of ['', '/retour', '/merci']) {
    const response = await stranger.goto(`/atelier/paiement/${orderId}${path}`)
    expect(response?.status()).toBe(404)
    await expect(stranger.getByRole('heading', { name: 'Le rideau est tombé sur cette page' })).toBeVisible()
  }
  await expectNothingCharged(orderId)
})
