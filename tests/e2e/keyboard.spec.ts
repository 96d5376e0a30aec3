import { cards } from './support/journey'
import { pressOn, tabTo, typeInto } from './support/keyboard'
import { closeSql, comeIn, expectPaidOnce, reachPayment } from './support/money'
import { expect, test } from './support/test'

test.afterAll(() => closeSql())

test('[6.A1] from the catalogue to an order by keyboard alone', async ({ page }) => {
  await comeIn(page)
  await page.goto('/atelier/cours-et-tarifs')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Aller au contenu' })).toBeFocused()
  await page.keyboard.press('Enter')
  await pressOn(
    page,
    page.locator('h3 a[href$="/cours-et-tarifs/cours-chant"], h4 a[href$="/cours-et-tarifs/cours-chant"]'),
    'Enter',
  )
  await expect(page).toHaveURL(/\/cours-et-tarifs\/cours-chant$/)
  await pressOn(page, page.getByRole('button', { name: /Ajouter au panier/ }).first(), 'Enter')
  await expect(page).toHaveURL(/\/panier/)

  await pressOn(page, page.getByLabel(/Je demande à commencer les cours/), 'Space')
  await expect(page.getByLabel(/Je demande à commencer les cours/)).toBeChecked()
  // What is missing is said where the keyboard is, and what was chosen stays.
  const submit = page.getByRole('button', { name: /Valider ma commande/ })
  const terms = page.getByLabel(/J’ai lu et j’accepte/)
  await pressOn(page, submit, 'Enter')
  await expect(page).toHaveURL(/\/panier/)
  await expect(page.getByLabel(/Je demande à commencer les cours/)).toBeChecked()
  await pressOn(page, terms, 'Space')
  await expect(terms).toBeChecked()
  await pressOn(page, submit, 'Enter')
  await expect(page).toHaveURL(/\/paiement\//)
})

test('[6.A1] a payment with 3-D Secure by keyboard alone', async ({ page }) => {
  const { orderId } = await reachPayment(page)
  const frame = page.frameLocator('iframe[name^="__privateStripeFrame"]').first()
  await expect(frame.getByLabel('Numéro de carte')).toBeVisible()
  await typeInto(page, page.getByLabel(/^Nom du porteur/), 'Camille Delorme')
  await typeInto(page, frame.getByLabel('Numéro de carte'), cards.asks)
  await typeInto(page, frame.getByLabel(/Date d’expiration/), '12/34')
  await typeInto(page, frame.getByLabel(/Cryptogramme/), '123')
  await pressOn(page, page.getByRole('button', { name: /^Payer/ }), 'Enter')

  await expect(page).toHaveTitle('Banque de démonstration')
  await pressOn(page, page.getByRole('button', { name: 'Accepter' }), 'Enter')

  await expect(page.getByRole('heading', { name: 'Merci, votre paiement est accepté' })).toBeVisible()
  await expectPaidOnce(orderId)
  await tabTo(
    page,
    page
      .locator('main')
      .getByRole('link', { name: /réserver/i })
      .first(),
  )
})
